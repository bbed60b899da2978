package io.ballast.core.collect;

import io.ballast.core.model.Moment;
import java.time.Duration;

/** When something that is done at an interval is due. It is due at once, the first time. */
public final class Cadence {
  private final Duration interval;
  private long nextNanos = Long.MIN_VALUE;

  public Cadence(Duration interval) {
    this.interval = interval;
  }

  /**
   * Whether it is due, and if so, sets when it is due again. Turns missed, because the host slept
   * or was too busy, are skipped and not made up for.
   */
  public boolean take(Moment now) {
    if (nextNanos != Long.MIN_VALUE && now.nanos() - nextNanos < 0) {
      return false;
    }
    long missed = nextNanos == Long.MIN_VALUE ? 0 : now.nanos() - nextNanos;
    nextNanos = now.nanos() + interval.toNanos() - missed % interval.toNanos();
    return true;
  }

  /** How long until it is due; zero if it is. */
  public Duration until(Moment now) {
    return nextNanos == Long.MIN_VALUE
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(0, nextNanos - now.nanos()));
  }
}
