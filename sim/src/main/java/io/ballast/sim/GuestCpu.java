package io.ballast.sim;

import io.ballast.core.model.CpuReading;
import java.util.OptionalLong;

/** The CPU time of a guest. */
final class GuestCpu {
  private static final double NANOS = 1e9;

  /** Timer ticks and daemons, of each vCPU. */
  private static final double BACKGROUND = 0.02;

  /** A guest that uses all its memory computes about this much of the time. */
  private static final double BUSY = 0.6;

  private final int count;
  private long timeNanos;
  private long waitNanos;
  private long delayNanos;

  GuestCpu(int count) {
    this.count = count;
  }

  /**
   * The CPUs that the guest would keep busy: work grows with the memory worked on, and a balloon
   * driver out of puff spins on one vCPU.
   *
   * @param demandPart the demand as a part of the maximum
   */
  double wanted(double demandPart, boolean outOfPuff) {
    double work = count * (BACKGROUND + BUSY * demandPart);
    return Math.min(count, work + (outOfPuff ? 1 : 0));
  }

  /**
   * @param wanted CPUs, of which a part was granted; programs waited for the swap disk for a part
   *     of the while
   */
  void run(double wanted, double granted, double stalled, double seconds) {
    timeNanos += (long) (wanted * granted * (1 - stalled) * seconds * NANOS);
    delayNanos += (long) (wanted * (1 - granted) * seconds * NANOS);
    waitNanos += (long) (wanted * stalled * seconds * NANOS);
  }

  long timeNanos() {
    return timeNanos;
  }

  CpuReading reading() {
    return new CpuReading(
        count, OptionalLong.of(timeNanos), OptionalLong.of(waitNanos), OptionalLong.of(delayNanos));
  }
}
