package io.ballast.app.safety;

import io.ballast.core.model.GuestId;
import io.ballast.sim.Event;
import io.ballast.sim.Fault;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What really happened in a run so far, which the loop could not see. */
final class Past {
  /** No guest's report is believed for longer. */
  private static final long KEPT_NANOS = 60_000_000_000L;

  /** What a guest held at a monotonic time, and what the wall clock, which jumps, showed then. */
  private record Held(long nanos, long wallSecond, long kib) {}

  private final Scenario scenario;
  private final Map<GuestId, GuestSpec> specs = new HashMap<>();
  private final Map<GuestId, Deque<Held>> held = new HashMap<>();
  private final Map<GuestId, Long> killed = new HashMap<>();
  private List<SimTruth.Guest> kills = new ArrayList<>();
  private Instant wall = SimHost.BEGIN;
  private long nanos;

  Past(Scenario scenario) {
    this.scenario = scenario;
    scenario.guests().forEach(guest -> specs.put(guest.id(), guest));
    events()
        .filter(Event.Arrives.class::isInstance)
        .map(Event.Arrives.class::cast)
        .forEach(arrives -> specs.put(arrives.guest().id(), arrives.guest()));
    flooded(scenario).forEach(guest -> specs.put(guest.id(), guest));
  }

  /** The guests of all floods, as the simulator names them. */
  private static Stream<GuestSpec> flooded(Scenario scenario) {
    List<Event.GuestFlood> floods =
        scenario.events().stream()
            .map(Scenario.Timed::event)
            .filter(Event.GuestFlood.class::isInstance)
            .map(Event.GuestFlood.class::cast)
            .toList();
    return IntStream.range(0, floods.size())
        .boxed()
        .flatMap(number -> flooded(number, floods.get(number).count()));
  }

  /** The guests of one flood. */
  static Stream<GuestSpec> flooded(int number, int count) {
    return IntStream.range(0, count).mapToObj(i -> GuestSpec.tiny("flood-" + number + "-" + i));
  }

  private Stream<Event> events() {
    return scenario.events().stream().map(Scenario.Timed::event);
  }

  /** Takes down the moment that a host is in. */
  void note(SimTruth truth, Instant now) {
    Instant unset = wall.plusNanos(truth.at().toNanos() - nanos);
    nanos = truth.at().toNanos();
    wall = now;
    for (SimTruth.Guest guest : truth.guests()) {
      Deque<Held> kept = held.computeIfAbsent(guest.id(), _ -> new ArrayDeque<>());
      kept.add(new Held(nanos, now.getEpochSecond(), guest.heldKib()));
      if (!now.equals(unset)) {
        // It reported before the clock was set in the same step.
        kept.add(new Held(nanos, unset.getEpochSecond(), guest.heldKib()));
      }
      while (nanos - kept.getFirst().nanos() > KEPT_NANOS) {
        kept.removeFirst();
      }
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

  /** How many seconds ago the wall clock showed that, lately, and the guest was there. */
  double secondsSince(GuestId guest, long wallSecond, long now) {
    Deque<Held> kept = held.getOrDefault(guest, new ArrayDeque<>());
    return kept.stream()
        .filter(moment -> moment.wallSecond() == wallSecond)
        .mapToDouble(moment -> (now - moment.nanos()) / 1e9)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The least that the guest's kernel and programs held when the wall clock lately showed that. */
  long heldKib(GuestId guest, long wallSecond) {
    Deque<Held> kept = held.getOrDefault(guest, new ArrayDeque<>());
    return kept.stream()
        .filter(moment -> moment.wallSecond() == wallSecond)
        .mapToLong(Held::kib)
        .min()
        .orElse(0);
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
      case Event.FaultEnds _,
          Event.StateChanges _,
          Event.Leaves _,
          Event.Restarts _,
          Event.PidReused _,
          Event.MigratesAway _,
          Event.PeriodChanges _,
          Event.RefusalBegins _,
          Event.RefusalEnds _,
          Event.OfHost _ ->
          false;
    };
  }

  /** Lets time pass step by step, so that nothing in between is missed. */
  void advance(SimHost host, Duration by) {
    Duration step = Duration.ofMillis(200);
    Duration left = by;
    while (left.isPositive()) {
      Duration next = left.compareTo(step) < 0 ? left : step;
      host.advance(next);
      note(host.truth(), host.clock().instant());
      left = left.minus(next);
    }
  }
}
