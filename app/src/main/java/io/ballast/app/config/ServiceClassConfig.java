package io.ballast.app.config;

import java.util.List;

/**
 * A section {@code [class NAME]}.
 *
 * @param memoryGuarantee of a guest's maximum
 * @param memoryLimit of a guest's maximum
 * @param shares weight against the other guests
 * @param guests empty for the default class
 */
public record ServiceClassConfig(
    String name,
    MemorySize memoryGuarantee,
    MemorySize memoryLimit,
    int shares,
    List<GuestPattern> guests) {

  /** The class of all guests that no other class names. */
  public static final String DEFAULT_NAME = "default";

  /** Whether one of the patterns fits. */
  public boolean claims(String guestName) {
    return guests.stream().anyMatch(pattern -> pattern.matches(guestName));
  }

  /** Whether it takes the guests that no other class names. */
  public boolean isDefault() {
    return name.equals(DEFAULT_NAME);
  }
}
