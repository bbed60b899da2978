package io.ballast.host.vdsm;

import io.ballast.core.model.Moment;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The newest figures of a guest, and when they were new. vdsm tells no time of them, and goes on
 * telling those of a driver that died. So they are believed, as MOM believes them, until they have
 * stood still for longer than the figures of a guest that lives ever do.
 *
 * @param seen when they were first seen
 * @param updateSeconds when they were last believed to be new, by the clock on the wall
 */
record Report(Figures figures, Moment seen, long updateSeconds) {
  /** vdsm asks guests every 15 s, and one that lives moves a page of free memory in minutes. */
  static final Duration STANDSTILL = Duration.ofMinutes(5);

  /** The report after these figures were read. */
  static Report next(@Nullable Report before, Figures now, Moment at) {
    if (before == null || !before.figures.equals(now)) {
      return new Report(now, at, at.wall().getEpochSecond());
    }
    boolean stands = at.since(before.seen).compareTo(STANDSTILL) > 0;
    long update = stands ? before.updateSeconds : at.wall().getEpochSecond();
    return new Report(now, before.seen, update);
  }

  /** When the guest's driver reported, as far as that can be known; absent if it never did. */
  OptionalLong lastUpdateSeconds() {
    return figures.isTold() ? OptionalLong.of(updateSeconds) : OptionalLong.empty();
  }
}
