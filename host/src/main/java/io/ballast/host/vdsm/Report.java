package io.ballast.host.vdsm;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The newest figures of a guest, and when they were new. vdsm tells the figures that it has,
 * however old they are: only those that have changed are known to be fresh.
 *
 * @param seenNanos when they were first seen, by a clock that only goes forward
 * @param updateSeconds the same by the clock on the wall; absent as long as nothing has changed
 */
record Report(
    Figures figures,
    long seenNanos,
    OptionalLong updateSeconds,
    Counter swapIn,
    Counter swapOut,
    Counter major,
    Counter minor) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** The report after these figures were read. */
  static Report next(@Nullable Report before, Figures now, long nanos, Instant wall) {
    if (before == null) {
      return counted(now, nanos, OptionalLong.empty(), null, 0);
    }
    if (before.figures.equals(now)) {
      return before;
    }
    double seconds = Math.max(0, nanos - before.seenNanos) / NANOS_PER_SECOND;
    return counted(now, nanos, OptionalLong.of(wall.getEpochSecond()), before, seconds);
  }

  private static Report counted(
      Figures now, long nanos, OptionalLong update, @Nullable Report before, double seconds) {
    return new Report(
        now,
        nanos,
        update,
        (before == null ? Counter.NEW : before.swapIn).plus(now.swapInRate(), seconds),
        (before == null ? Counter.NEW : before.swapOut).plus(now.swapOutRate(), seconds),
        (before == null ? Counter.NEW : before.major).plus(now.majorRate(), seconds),
        (before == null ? Counter.NEW : before.minor).plus(now.minorRate(), seconds));
  }
}
