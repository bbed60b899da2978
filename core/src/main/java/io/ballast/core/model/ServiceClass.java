package io.ballast.core.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * What an administrator promises to a class of guests.
 *
 * @param guarantee memory that is never taken, of a guest's maximum
 * @param limit memory that is never exceeded, of a guest's maximum
 * @param shares weight when memory is divided; positive
 * @param mergeable whether the kernel may merge its guests' pages with equal ones of other guests
 * @param patterns names of the guests that belong here; empty for the default class
 */
public record ServiceClass(
    String name,
    Amount guarantee,
    Amount limit,
    int shares,
    boolean mergeable,
    List<NamePattern> patterns) {

  /** The class of all guests that no other class names. */
  public static final String DEFAULT_NAME = "default";

  public ServiceClass {
    patterns = List.copyOf(patterns);
  }

  /** The default class where nobody configured it: a quarter is guaranteed, all may be used. */
  public static ServiceClass standard() {
    return new ServiceClass(
        DEFAULT_NAME, new Amount.Share(0.25), new Amount.Share(1), 1000, true, List.of());
  }

  /** Whether a guest of that name belongs here. */
  public boolean claims(String guestName) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(guestName));
  }

  /** Whether it takes the guests that no other class names. */
  public boolean isDefault() {
    return name.equals(DEFAULT_NAME);
  }

  /** What a guest of this class is entitled to, given its maximum. */
  public Entitlement entitle(long maximumKib) {
    return entitle(maximumKib, OptionalLong.empty());
  }

  /**
   * The same, with what the hypervisor says that the guest was promised. In a class that an
   * administrator put it into, the larger promise holds; in the class of all others, the one that
   * is the guest's own.
   */
  public Entitlement entitle(long maximumKib, OptionalLong promisedKib) {
    long most = limit.kibOf(maximumKib);
    long ofClass = guarantee.kibOf(maximumKib);
    long promised = Math.max(0, promisedKib.orElse(ofClass));
    long least = isDefault() ? promised : Math.max(promised, ofClass);
    return new Entitlement(name, Math.min(least, most), most, shares, mergeable);
  }

  /** What a guest of this class is entitled to, by its balloon. */
  public Entitlement entitle(BalloonReading balloon) {
    return entitle(balloon.maximumKib(), balloon.guaranteedKib());
  }
}
