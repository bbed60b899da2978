package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Entitlement;
import io.ballast.core.model.Moment;
import java.time.Instant;
import java.util.OptionalLong;

/** What balloon drivers report in tests, in KiB and seconds. */
final class Reports {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  static final long MAXIMUM = 4_000_000;
  static final Entitlement ENTITLED = new Entitlement("c", MAXIMUM / 4, MAXIMUM, 1000, true);
  static final Estimator ESTIMATOR = new Estimator(30);

  private Reports() {}

  /** So many seconds after the beginning, on both clocks. */
  static Moment at(double seconds) {
    return at(seconds, 0);
  }

  /** The same, with the wall clock that much ahead. */
  static Moment at(double seconds, long wallAheadSeconds) {
    long nanos = Math.round(seconds * 1e9);
    return new Moment(BEGIN.plusNanos(nanos).plusSeconds(wallAheadSeconds), nanos);
  }

  /** The second in which a driver reports, so long after the beginning. */
  static OptionalLong reported(long seconds) {
    return OptionalLong.of(BEGIN.getEpochSecond() + seconds);
  }

  /** Only memory figures. */
  static BalloonReading balloon(
      long current, long total, long usable, long caches, OptionalLong reported) {
    OptionalLong zero = OptionalLong.of(0);
    return new BalloonReading(
        current,
        MAXIMUM,
        OptionalLong.of(total),
        OptionalLong.of(Math.max(0, usable - caches)),
        OptionalLong.of(usable),
        OptionalLong.of(caches),
        zero,
        zero,
        zero,
        zero,
        reported);
  }

  /** A guest of full size that uses so much, without cache, and just reported. */
  static BalloonReading using(long used, long second) {
    return balloon(MAXIMUM, MAXIMUM, MAXIMUM - used, 0, reported(second));
  }
}
