package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import io.ballast.sim.Event;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimTruth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which guests there must be, by what happened: those that came and did not go. The host's kernel
 * may kill some of them; whoever else is missing was lost.
 */
final class Lives {
  /** One run of a guest. */
  private static final class Life {
    GuestState state = GuestState.RUNNING;
  }

  private record Departure(long nanos, Runnable what) {}

  private final Map<GuestId, Life> lives = new HashMap<>();
  private final List<Departure> departures = new ArrayList<>();
  private final Deque<Scenario.Timed> events;
  private long kills;
  private int floods;

  Lives(Scenario scenario) {
    scenario.guests().forEach(guest -> lives.put(guest.id(), new Life()));
    events = new ArrayDeque<>(scenario.events());
  }

  /** Looks at a host; to be called after each step of its time. */
  void note(SimTruth truth) {
    long nanos = truth.at().toNanos();
    List<Departure> due = departures.stream().filter(one -> one.nanos() <= nanos).toList();
    departures.removeAll(due);
    due.forEach(one -> one.what().run());
    while (!events.isEmpty() && events.peek().at().toNanos() <= nanos) {
      happen(events.remove());
    }
    Set<GuestId> there =
        truth.guests().stream().map(SimTruth.Guest::id).collect(Collectors.toSet());
    assertThat(lives.keySet()).as("guests that came and did not go").containsAll(there);
    List<GuestId> missing = lives.keySet().stream().filter(id -> !there.contains(id)).toList();
    assertThat((long) missing.size())
        .as("guests that are missing: %s", missing)
        .isLessThanOrEqualTo(truth.host().oomKills() - kills);
    kills = truth.host().oomKills();
    missing.forEach(lives::remove);
  }

  private void happen(Scenario.Timed timed) {
    long now = timed.at().toNanos();
    switch (timed.event()) {
      case Event.Arrives(GuestSpec guest) -> lives.putIfAbsent(guest.id(), new Life());
      case Event.Leaves(GuestId guest) -> lives.remove(guest);
      case Event.Restarts(GuestId guest) -> lives.replace(guest, new Life());
      case Event.PidReused(GuestId guest, var _) -> lives.replace(guest, new Life());
      case Event.StateChanges(GuestId guest, GuestState state) -> become(guest, state);
      case Event.MigratesAway(GuestId guest, var lasts) -> migrate(guest, now + lasts.toNanos());
      case Event.GuestFlood(int count, var stay) -> flood(count, now + stay.toNanos());
      case Event.FaultBegins _,
          Event.FaultEnds _,
          Event.PeriodChanges _,
          Event.Meddling _,
          Event.RefusalBegins _,
          Event.RefusalEnds _,
          Event.Surge _,
          Event.KsmMeddling _,
          Event.KsmAdvised _,
          Event.HugepagesReserved _,
          Event.HypervisorAway _,
          Event.HypervisorHangs _,
          Event.WritesRefused _,
          Event.KernelFilesRefuse _,
          Event.KernelFilesVanish _,
          Event.ClockJumps _,
          Event.Suspends _ -> {}
    }
  }

  private void become(GuestId guest, GuestState state) {
    Life life = lives.get(guest);
    if (life != null) {
      life.state = state;
    }
  }

  private void migrate(GuestId guest, long until) {
    become(guest, GuestState.MIGRATING);
    Life life = lives.get(guest);
    if (life != null) {
      Runnable goes =
          () -> {
            if (life.state == GuestState.MIGRATING) {
              lives.remove(guest, life);
            }
          };
      departures.add(new Departure(until, goes));
    }
  }

  private void flood(int count, long until) {
    List<GuestId> tide = Past.flooded(floods++, count).map(GuestSpec::id).toList();
    tide.forEach(guest -> lives.put(guest, new Life()));
    departures.add(new Departure(until, () -> tide.forEach(lives::remove)));
  }

  /** The state of each guest that there must be. */
  Map<GuestId, GuestState> states() {
    return lives.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().state));
  }
}
