package io.ballast.host.vdsm;

import io.ballast.core.model.Moment;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The newest figures of a guest, and when they were new. vdsm tells the figures that it has,
 * however old they are: only those that have changed are known to be fresh.
 *
 * @param seen when they were first seen
 * @param updateSeconds the same by the clock on the wall; absent as long as nothing has changed
 */
record Report(
    Figures figures,
    Moment seen,
    OptionalLong updateSeconds,
    Counter swapIn,
    Counter swapOut,
    Counter major,
    Counter minor) {
  /** The report after these figures were read. */
  static Report next(@Nullable Report before, Figures now, Moment at) {
    if (before == null) {
      return counted(now, at, OptionalLong.empty(), null);
    }
    if (before.figures.equals(now)) {
      return before;
    }
    return counted(now, at, OptionalLong.of(at.wall().getEpochSecond()), before);
  }

  private static Report counted(
      Figures now, Moment at, OptionalLong update, @Nullable Report before) {
    double seconds = before == null ? 0 : at.secondsSince(before.seen);
    return new Report(
        now,
        at,
        update,
        (before == null ? Counter.NEW : before.swapIn).plus(now.swapInRate(), seconds),
        (before == null ? Counter.NEW : before.swapOut).plus(now.swapOutRate(), seconds),
        (before == null ? Counter.NEW : before.major).plus(now.majorRate(), seconds),
        (before == null ? Counter.NEW : before.minor).plus(now.minorRate(), seconds));
  }
}
