package io.ballast.core.record;

import io.ballast.core.model.Moment;
import java.time.Duration;

/**
 * The newest cycle, and when it was recorded by the clock of this machine: a loop that hangs, or
 * turns by another clock, makes nothing look fresh.
 */
public record Latest(CycleRecord cycle, Moment recorded) {

  /** The time since the cycle was recorded. */
  public Duration age(Moment now) {
    return now.since(recorded);
  }

  /**
   * The age of something that the cycle knows.
   *
   * @param seen when it was read, by the loop's clock
   * @param now by the clock of this machine
   */
  public Duration ageOf(Moment seen, Moment now) {
    Duration then = cycle.snapshot().at().since(seen);
    return then.plusNanos(Math.max(0, cycle.nanos())).plus(age(now));
  }
}
