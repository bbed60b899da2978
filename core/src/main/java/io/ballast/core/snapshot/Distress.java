package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Memory;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a guest starves for memory, from its own figures and held against the host's.
 *
 * <p>A little swapping or faulting is normal where much memory is usable (a program starts, a file
 * is read): only with little usable left it is a sign of want.
 */
final class Distress {
  /** Usable memory below this is near zero: the guest's kernel is about to reclaim for its life. */
  private static final double NEAR_ZERO = 0.03;

  private static final long NEAR_ZERO_KIB = Memory.mib(16);

  /** Usable memory below this share makes swap-in and major faults signs of want. */
  private static final double LITTLE = 0.15;

  private static final double SWAP_IN_KIB_PER_SECOND = 256;
  private static final double MAJOR_FAULTS_PER_SECOND = 50;

  /** A guest that starves has touched nearly all it has; one whose process holds less, cannot. */
  private static final double TOUCHED = 0.7;

  private Distress() {}

  /**
   * One clause saying how the guest starves; empty if it does not.
   *
   * @param before a reading of the report before this one, for rates; null if there is none
   * @param seconds from that report to this one
   * @param residentKib what its process holds on the host, where that tells the truth
   */
  static String of(
      BalloonReading now,
      @Nullable BalloonReading before,
      double seconds,
      OptionalLong residentKib) {
    if (now.usableKib().isEmpty()) {
      return "";
    }
    String claim = claim(now, before, seconds, now.usableKib().getAsLong());
    return isContradicted(now, residentKib) ? "" : claim;
  }

  /** Whether the guest's process holds too little for the guest to starve. */
  static boolean isContradicted(BalloonReading now, OptionalLong residentKib) {
    return residentKib.isPresent() && residentKib.getAsLong() < now.currentKib() * TOUCHED;
  }

  private static String claim(
      BalloonReading now, @Nullable BalloonReading before, double seconds, long usable) {
    if (usable < Math.max(NEAR_ZERO_KIB, now.currentKib() * NEAR_ZERO)) {
      return "only %s are usable inside".formatted(Memory.text(usable));
    }
    if (usable > now.currentKib() * LITTLE) {
      return "";
    }
    double swapIn = rate(now, before, BalloonReading::swapInKib, seconds);
    if (swapIn > SWAP_IN_KIB_PER_SECOND) {
      return "it swaps in %s a second".formatted(Memory.text(Math.round(swapIn)));
    }
    double faults = rate(now, before, BalloonReading::majorFaults, seconds);
    return faults > MAJOR_FAULTS_PER_SECOND
        ? "it takes %d major faults a second".formatted(Math.round(faults))
        : "";
  }

  /** In a second; 0 if it is not known. */
  private static double rate(
      BalloonReading now,
      @Nullable BalloonReading before,
      Function<BalloonReading, OptionalLong> figure,
      double seconds) {
    OptionalLong counted = figure.apply(now);
    return switch (now.counting()) {
      case PER_SECOND -> counted.orElse(0);
      case IN_ALL -> {
        OptionalLong last = before == null ? OptionalLong.empty() : figure.apply(before);
        boolean known = counted.isPresent() && last.isPresent() && seconds > 0;
        yield known ? (counted.getAsLong() - last.getAsLong()) / seconds : 0;
      }
    };
  }
}
