package io.ballast.core.model;

/**
 * One run of a guest: what is remembered of a guest ends with its process, however soon another of
 * the same identity starts.
 *
 * @param startTicks when the guest's process started, in clock ticks since the host's boot; 0 where
 *     that is not known
 */
public record GuestRun(GuestId id, long startTicks) {
  @Override
  public String toString() {
    return id.uuid();
  }
}
