package io.ballast.app.safety;

import io.ballast.core.model.GuestId;
import io.ballast.sim.Event;
import io.ballast.sim.Fault;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What really happened in a run so far, which the loop could not see. */
final class Past {
  private final Scenario scenario;
  private final Map<GuestId, GuestSpec> specs = new HashMap<>();
  private final Map<GuestId, Map<Long, Long>> leastHeld = new HashMap<>();
  private final Map<GuestId, Long> killed = new HashMap<>();
  private List<SimTruth.Guest> kills = new ArrayList<>();
  private long nanos;

  Past(Scenario scenario) {
    this.scenario = scenario;
    scenario.guests().forEach(guest -> specs.put(guest.id(), guest));
    events()
        .filter(Event.Arrives.class::isInstance)
        .map(Event.Arrives.class::cast)
        .forEach(arrives -> specs.put(arrives.guest().id(), arrives.guest()));
  }

  private Stream<Event> events() {
    return scenario.events().stream().map(Scenario.Timed::event);
  }

  /** Takes down the moment that a host is in. */
  void note(SimTruth truth, long wallSecond) {
    nanos = truth.at().toNanos();
    for (SimTruth.Guest guest : truth.guests()) {
      leastHeld
          .computeIfAbsent(guest.id(), _ -> new HashMap<>())
          .merge(wallSecond, guest.heldKib(), Math::min);
      if (guest.oomKills() > killed.getOrDefault(guest.id(), 0L)) {
        kills.add(guest);
      }
      killed.put(guest.id(), guest.oomKills());
    }
  }

  /** Guests in which programs were killed since this was asked last, as they were then. */
  List<SimTruth.Guest> takeKills() {
    List<SimTruth.Guest> taken = kills;
    kills = new ArrayList<>();
    return taken;
  }

  GuestSpec spec(GuestId guest) {
    GuestSpec spec = specs.get(guest);
    if (spec == null) {
      throw new AssertionError("The scenario has no guest " + guest + ".");
    }
    return spec;
  }

  /** The least that the guest's kernel and programs held in memory in that second. */
  long heldKib(GuestId guest, long wallSecond) {
    return leastHeld.getOrDefault(guest, Map.of()).getOrDefault(wallSecond, 0L);
  }

  /** Whether nothing was ever wrong with its driver, and nobody else moved its balloon. */
  boolean isSound(GuestId guest) {
    return scenario.events().stream()
        .filter(timed -> timed.at().toNanos() <= nanos)
        .map(Scenario.Timed::event)
        .noneMatch(event -> disturbs(event, guest));
  }

  private static boolean disturbs(Event event, GuestId guest) {
    return switch (event) {
      case Event.FaultBegins(GuestId id, Fault _) -> id.equals(guest);
      case Event.Meddling(GuestId id, long _) -> id.equals(guest);
      default -> false;
    };
  }

  /** Lets time pass step by step, so that nothing in between is missed. */
  void advance(SimHost host, Duration by) {
    Duration step = Duration.ofMillis(200);
    Duration left = by;
    while (left.isPositive()) {
      Duration next = left.compareTo(step) < 0 ? left : step;
      host.advance(next);
      note(host.truth(), host.clock().instant().getEpochSecond());
      left = left.minus(next);
    }
  }
}
