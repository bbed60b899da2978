package io.ballast.core.model;

import java.util.List;

/**
 * What an administrator promises to a class of guests.
 *
 * @param guarantee memory that is never taken, of the guest's maximum
 * @param limit memory that is never exceeded, of the guest's maximum
 * @param shares weight when memory is divided; positive
 * @param patterns guest names that belong here, {@code *} standing for any text, {@code ?} for one
 *     char
 */
public record ServiceClass(
    String name, Amount guarantee, Amount limit, int shares, List<String> patterns) {

  public ServiceClass {
    patterns = List.copyOf(patterns);
  }

  /** The class of guests that no pattern names: a quarter is guaranteed, all may be used. */
  public static ServiceClass standard() {
    return new ServiceClass(
        "default", new Amount.Share(0.25), new Amount.Share(1), 1000, List.of("*"));
  }

  /** Whether a guest of that name belongs here. */
  public boolean matches(String guestName) {
    return patterns.stream().anyMatch(pattern -> Glob.matches(pattern, guestName));
  }

  /** What a guest of this class is entitled to, given its maximum. */
  public Entitlement entitle(long maximumKib) {
    long most = limit.kibOf(maximumKib);
    return new Entitlement(name, Math.min(guarantee.kibOf(maximumKib), most), most, shares);
  }
}
