package io.ballast.app.safety;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.record.CycleRecord;
import io.ballast.sim.SimTruth;
import java.util.List;
import java.util.Map;

/**
 * One cycle of a run, seen from outside.
 *
 * @param seen the guests as the loop last saw them, and when
 * @param host the truth when the loop last read the host's memory
 * @param orders what was written in this cycle
 * @param reports how old what guests reported is, to whoever sees them
 */
record Cycle(
    CycleRecord record,
    Setting setting,
    Map<GuestId, GuestReading> seen,
    SimTruth.Host host,
    List<Order> orders,
    Past past,
    long nanos,
    Reports reports) {

  /**
   * How many seconds ago a guest reported what was seen: really, or as far as can be known where a
   * wall clock that was set makes that less.
   */
  double reportAge(GuestReading guest) {
    long reported = guest.balloon().orElseThrow().lastUpdateSeconds().orElse(0);
    return Math.min(past.secondsSince(guest.id(), reported, nanos), reports.age(guest.id(), nanos));
  }

  /** What growth never eats: a twentieth of the host's memory, as the configuration's default. */
  long reserveKib() {
    return Math.round(host.totalKib() * 0.05);
  }

  /** The size of a guest that the loop saw. */
  long seenKib(GuestId guest) {
    GuestReading reading = seen.get(guest);
    if (reading == null) {
      throw new AssertionError("Guest " + guest + " was not seen.");
    }
    return reading.balloon().orElseThrow().currentKib();
  }
}
