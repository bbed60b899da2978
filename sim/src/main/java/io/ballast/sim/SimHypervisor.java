package io.ballast.sim;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hypervisor of a simulated host: it shows what its guests' drivers say, not the truth. */
final class SimHypervisor implements HypervisorView, HypervisorControl {
  private final SimHost host;
  private final SimWorld world;

  SimHypervisor(SimHost host, SimWorld world) {
    this.host = host;
    this.world = world;
  }

  @Override
  public String description() {
    return "sim:///" + world.spec().totalKib() / Size.gib(1) + "GiB";
  }

  @Override
  public List<GuestReading> guests(Set<GuestDetail> details) throws HypervisorException {
    synchronized (host) {
      world.outage().reach();
      return world.guests().stream().map(guest -> guest.reading(details)).toList();
    }
  }

  @Override
  public void setBalloon(GuestId guest, long kib) throws HypervisorException {
    synchronized (host) {
      boolean accepted = false;
      try {
        SimGuest changed = changeable(guest);
        requireBalloonSize(changed, kib);
        changed.aim(kib);
        accepted = true;
      } finally {
        host.note(Optional.of(guest), Write.Knob.BALLOON, kib, accepted);
      }
    }
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    synchronized (host) {
      boolean accepted = false;
      try {
        SimGuest changed = changeable(guest);
        requirePeriod(changed, seconds);
        changed.askReports(seconds, world.now());
        accepted = true;
      } finally {
        host.note(Optional.of(guest), Write.Knob.STATISTICS_PERIOD, seconds, accepted);
      }
    }
  }

  private SimGuest changeable(GuestId id) throws HypervisorException {
    world.outage().change(id);
    SimGuest guest =
        world
            .find(id)
            .orElseThrow(() -> failure(Reason.NO_GUEST, "There is no guest " + id + " here."));
    if (guest.state() != GuestState.RUNNING) {
      throw failure(Reason.NOT_NOW, "The guest " + id + " is not running.");
    }
    if (!guest.spec().traits().balloonDevice()) {
      throw failure(Reason.NOT_NOW, "The guest " + id + " has no balloon.");
    }
    return guest;
  }

  private static void requireBalloonSize(SimGuest guest, long kib) throws HypervisorException {
    long maximum = guest.spec().maximumKib();
    if (kib <= 0 || kib > maximum) {
      throw failure(
          Reason.FAILED,
          "The guest " + guest.spec().id() + " cannot have " + kib + " KiB of " + maximum + ".");
    }
  }

  private static void requirePeriod(SimGuest guest, int seconds) throws HypervisorException {
    if (seconds < 0) {
      throw failure(
          Reason.FAILED,
          "The guest " + guest.spec().id() + " cannot report every " + seconds + " s.");
    }
  }

  private static HypervisorException failure(Reason reason, String message) {
    return new HypervisorException(reason, message);
  }

  /** There is no connection to give up. */
  @Override
  public void close() {}
}
