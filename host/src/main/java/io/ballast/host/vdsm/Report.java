package io.ballast.host.vdsm;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The newest figures of a guest, and when they were new. vdsm tells no time of them, and goes on
 * telling those of a driver that died. So they are believed, as MOM believes them, until they have
 * stood still for longer than the figures of a guest that lives ever do.
 *
 * @param seenNanos when they were first seen, by a clock that only goes forward
 * @param updateSeconds when they were last believed to be new, by the clock on the wall
 */
record Report(Figures figures, long seenNanos, long updateSeconds) {
  /** vdsm asks guests every 15 s, and one that lives moves a page of free memory in minutes. */
  static final Duration STANDSTILL = Duration.ofMinutes(5);

  /** The report after these figures were read. */
  static Report next(@Nullable Report before, Figures now, long nanos, Instant wall) {
    if (before == null || !before.figures.equals(now)) {
      return new Report(now, nanos, wall.getEpochSecond());
    }
    boolean stands = nanos - before.seenNanos > STANDSTILL.toNanos();
    return new Report(now, before.seenNanos, stands ? before.updateSeconds : wall.getEpochSecond());
  }

  /** When the guest's driver reported, as far as that can be known; absent if it never did. */
  OptionalLong lastUpdateSeconds() {
    return figures.isTold() ? OptionalLong.of(updateSeconds) : OptionalLong.empty();
  }
}
