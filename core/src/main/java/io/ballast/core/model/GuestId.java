package io.ballast.core.model;

/**
 * A guest's identity for as long as it exists.
 *
 * @param uuid in libvirt's lower-case form with dashes
 */
public record GuestId(String uuid) {
  @Override
  public String toString() {
    return uuid;
  }
}
