package io.ballast.app.safety;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How old guests' reports are, as far as somebody can know who sees them. */
final class Reports {
  private static final double NANOS = 1e9;

  /**
   * @param nanos when it was first seen
   * @param oldThen how many seconds old it was then, by the wall clock; infinite if that was set
   *     back
   */
  private record Sight(long reported, long nanos, double oldThen) {}

  private final Map<GuestId, Sight> newest = new HashMap<>();

  void see(List<GuestReading> readings, Instant wall, long nanos) {
    for (GuestReading reading : readings) {
      long reported = reported(reading);
      Sight known = newest.get(reading.id());
      if (known == null || known.reported() != reported) {
        long old = wall.getEpochSecond() - reported;
        double oldThen = old < -1 ? Double.POSITIVE_INFINITY : Math.max(0, old);
        newest.put(reading.id(), new Sight(reported, nanos, oldThen));
      }
    }
  }

  private static long reported(GuestReading reading) {
    return reading.balloon().map(balloon -> balloon.lastUpdateSeconds().orElse(0)).orElse(0L);
  }

  /** The age of a guest's newest report in seconds. */
  double age(GuestId guest, long nanos) {
    Sight sight = newest.get(guest);
    if (sight == null) {
      throw new AssertionError("Guest " + guest + " was never seen.");
    }
    return sight.oldThen() + (nanos - sight.nanos()) / NANOS;
  }
}
