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
 * @param wallSecond now
 */
record Cycle(
    CycleRecord record,
    Setting setting,
    Map<GuestId, GuestReading> seen,
    SimTruth.Host host,
    List<Order> orders,
    Past past,
    long nanos,
    long wallSecond) {

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
