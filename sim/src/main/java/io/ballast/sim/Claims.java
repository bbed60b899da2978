package io.ballast.sim;

import io.ballast.sim.Report.Values;
import java.util.Optional;
import java.util.Set;

/** What a driver says instead of the truth. */
final class Claims {
  /** What a pretender to starvation admits to having left. */
  private static final long CRUMBS_KIB = 512;

  /** Pages that it says it swaps, and faults that it says it takes, between two reports. */
  private static final long THRASHING = 20_000;

  /** The part of its memory that a pretender to idleness says nobody uses. */
  private static final double UNUSED_PART = 0.95;

  private Claims() {}

  /**
   * The report a driver with these faults makes of the truth; of several lies the first counts.
   *
   * @param number of the report: counters of a lie go on from it
   * @param seed of the garbage
   */
  static Optional<Values> of(Values truth, Set<Fault> faults, long number, long seed) {
    if (faults.contains(Fault.REPORTS_NO_VALUES)) {
      return Optional.empty();
    }
    if (faults.contains(Fault.REPORTS_GARBAGE)) {
      return Optional.of(garbage(truth, number, seed));
    }
    if (faults.contains(Fault.CLAIMS_STARVATION)) {
      return Optional.of(starving(truth, number));
    }
    return Optional.of(faults.contains(Fault.CLAIMS_IDLENESS) ? idle(truth) : truth);
  }

  private static Values starving(Values truth, long number) {
    long pages = truth.majorFaults() + number * THRASHING;
    long kib = pages * Size.PAGE_KIB;
    return new Values(
        truth.available(), CRUMBS_KIB, CRUMBS_KIB, 0, kib, kib, pages, truth.minorFaults());
  }

  private static Values idle(Values truth) {
    long unused = (long) (truth.available() * UNUSED_PART);
    return new Values(truth.available(), unused, unused, 0, 0, 0, 0, 0);
  }

  /** Self-contradiction first, then anything at all, huge and negative numbers included. */
  private static Values garbage(Values truth, long number, long seed) {
    long more = truth.available() + 1 + (Noise.bits(seed, number) >>> 24);
    long any = Noise.bits(seed, ~number);
    return new Values(truth.available(), more, more, any, any >> 1, any >> 2, ~any, any >>> 1);
  }
}
