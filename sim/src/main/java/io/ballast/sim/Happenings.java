package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What events do to the world. */
final class Happenings {
  private final SimWorld world;
  private long floods;

  Happenings(SimWorld world) {
    this.world = world;
  }

  void happen(Event event) {
    switch (event) {
      case Event.OfGuest toGuest -> world.find(toGuest.guest()).ifPresent(g -> happen(toGuest, g));
      case Event.OfHost toHost -> happen(toHost);
    }
  }

  private void happen(Event.OfGuest event, SimGuest guest) {
    switch (event) {
      case Event.FaultBegins(var _, Fault fault) -> guest.begin(fault);
      case Event.FaultEnds(var _, Fault fault) -> guest.end(fault);
      case Event.StateChanges(var _, GuestState next) -> guest.become(next);
      case Event.Leaves _ -> world.end(guest);
      case Event.Restarts _ -> restart(guest);
      case Event.PidReused(var _, Duration toldFor) -> reusePid(guest, toldFor);
      case Event.MigratesAway(var _, Duration lasts) -> migrate(guest, lasts);
      case Event.PeriodChanges(var _, int seconds) -> guest.askReports(seconds, world.now());
      case Event.Meddling(var _, long kib) -> guest.aim(kib);
      case Event.RefusalBegins(GuestId id, var reason) -> world.outage().refuse(id, reason);
      case Event.RefusalEnds(GuestId id) -> world.outage().relent(id);
    }
  }

  private void happen(Event.OfHost event) {
    switch (event) {
      case Event.Arrives(GuestSpec guest) -> world.start(guest);
      case Event.GuestFlood(int count, Duration stay) -> flood(count, stay);
      case Event.Surge(double share, Duration lasts) -> world.surge(share, lasts.toNanos());
      case Event.KsmMeddling(var knob, long value) -> world.setKsm(knob, value);
      case Event.KsmAdvised(boolean advised) -> world.ksm().advise(advised);
      case Event.HugepagesReserved(long kib) -> world.memory().reserve(kib);
      case Event.HypervisorAway(boolean away) -> world.outage().away(away);
      case Event.HypervisorHangs(boolean hangs) -> world.outage().hang(hangs);
      case Event.WritesRefused(boolean refused) -> world.outage().readOnly(refused);
      case Event.KernelFilesRefuse(String prefix, FileRefusal how, boolean refuse) ->
          world.files().refuse(prefix, how, refuse);
      case Event.KernelFilesVanish(String prefix, boolean gone) ->
          world.files().vanish(prefix, gone);
      case Event.ClockJumps(Duration by) -> world.turnClock(now -> now.set(by));
      case Event.Suspends(Duration time) -> world.turnClock(now -> now.sleep(time));
    }
  }

  private SimGuest restart(SimGuest guest) {
    world.end(guest);
    world.start(guest.spec());
    return world.find(guest.spec().id()).orElseThrow();
  }

  private void reusePid(SimGuest guest, Duration toldFor) {
    SimGuest next = restart(guest);
    world.processes().reuse(guest.pid(), world.now());
    next.tellPid(guest.pid());
    later(toldFor, () -> next.tellPid(next.pid()));
  }

  private void migrate(SimGuest guest, Duration lasts) {
    guest.become(GuestState.MIGRATING);
    later(
        lasts,
        () -> {
          if (guest.state() == GuestState.MIGRATING) {
            world.end(guest);
          }
        });
  }

  private void flood(int count, Duration stay) {
    long number = floods++;
    List<SimGuest> tide = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      GuestSpec guest = GuestSpec.tiny("flood-" + number + "-" + i);
      world.start(guest);
      world.find(guest.id()).ifPresent(tide::add);
    }
    later(stay, () -> tide.forEach(world::end));
  }

  private void later(Duration after, Runnable what) {
    world.agenda().add(world.now().nanos() + after.toNanos(), what);
  }
}
