package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Memory;
import java.util.OptionalLong;

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
   * @param residentKib what its process holds on the host, where that tells the truth
   */
  static String of(BalloonReading now, Paging paging, OptionalLong residentKib) {
    if (now.usableKib().isEmpty()) {
      return "";
    }
    String claim = claim(now, paging, now.usableKib().getAsLong());
    boolean contradicted =
        residentKib.isPresent() && residentKib.getAsLong() < now.currentKib() * TOUCHED;
    return contradicted ? "" : claim;
  }

  private static String claim(BalloonReading now, Paging paging, long usable) {
    if (usable < Math.max(NEAR_ZERO_KIB, now.currentKib() * NEAR_ZERO)) {
      return "only %s are usable inside".formatted(Memory.text(usable));
    }
    if (usable > now.currentKib() * LITTLE) {
      return "";
    }
    double swapIn = paging.swapInKibPerSecond();
    if (swapIn > SWAP_IN_KIB_PER_SECOND) {
      return "it swaps in %s a second".formatted(Memory.text(Math.round(swapIn)));
    }
    double faults = paging.majorFaultsPerSecond();
    return faults > MAJOR_FAULTS_PER_SECOND
        ? "it takes %d major faults a second".formatted(Math.round(faults))
        : "";
  }
}
