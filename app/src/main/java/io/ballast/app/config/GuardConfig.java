package io.ballast.app.config;

import java.time.Duration;
import java.util.List;

/**
 * The section {@code [guard]}.
 *
 * @param hostReserve of the host's memory; growth never eats it
 * @param shrinkStep of the guest's memory, by one order
 * @param shrinkRate of the guest's maximum, per minute
 * @param coolDown between growing a guest and shrinking it
 * @param minimumChange of the guest's memory; the largest counts
 * @param staleAfter the age from which a reading is no ground to shrink
 * @param noProgressCycles cycles a balloon may stand still before its order is given up
 * @param backOff how long such a guest is then left alone
 */
public record GuardConfig(
    Smoothing smoothing,
    MemorySize hostReserve,
    MemorySize.Percent shrinkStep,
    MemorySize.Percent shrinkRate,
    Duration coolDown,
    List<MemorySize> minimumChange,
    Duration staleAfter,
    int noProgressCycles,
    Duration backOff) {

  /** The smallest change worth making, in KiB, for a guest that has {@code guestKib}. */
  public long minimumChangeKib(long guestKib) {
    return minimumChange.stream().mapToLong(size -> size.kibOf(guestKib)).max().orElse(0);
  }
}
