package io.ballast.sim;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.IoLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hypervisor of a simulated host: it shows what its guests' drivers say, not the truth. */
final class SimHypervisor implements HypervisorView, HypervisorControl {
  private static final long LEAST_QUOTA = 1_000;
  private static final long MOST_QUOTA = 17_592_186_044_415L;
  private static final long LEAST_PERIOD = 1_000;
  private static final long MOST_PERIOD = 1_000_000;

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

  @Override
  public void setCpuTune(GuestId guest, long quotaMicros, long periodMicros)
      throws HypervisorException {
    synchronized (host) {
      boolean accepted = false;
      try {
        SimGuest changed = running(guest);
        boolean quotaFits =
            quotaMicros == CpuLimits.NO_QUOTA
                || (quotaMicros >= LEAST_QUOTA && quotaMicros <= MOST_QUOTA);
        if (!quotaFits || periodMicros < LEAST_PERIOD || periodMicros > MOST_PERIOD) {
          throw failure(
              Reason.FAILED,
              "The guest %s cannot have a quota of %d in a period of %d µs."
                  .formatted(guest, quotaMicros, periodMicros));
        }
        changed.limit(new CpuLimits(quotaMicros, periodMicros));
        accepted = true;
      } finally {
        host.note(Optional.of(guest), Write.Knob.VCPU_QUOTA, quotaMicros, accepted);
      }
    }
  }

  @Override
  public void setDiskLimits(GuestId guest, String disk, String path, IoLimits limits)
      throws HypervisorException {
    synchronized (host) {
      long sum = Arrays.stream(IoLimit.values()).mapToLong(limits::of).sum();
      boolean accepted = false;
      try {
        SimGuest changed = running(guest);
        if (!changed.hasDisk(disk)) {
          throw failure(Reason.FAILED, "The guest " + guest + " has no disk " + disk + ".");
        }
        requireLimits(guest, limits);
        changed.limit(disk, limits);
        accepted = true;
      } finally {
        host.note(Optional.of(guest), Write.Knob.DISK_LIMITS, sum, accepted);
      }
    }
  }

  private static void requireLimits(GuestId guest, IoLimits limits) throws HypervisorException {
    boolean negative = Arrays.stream(IoLimit.values()).anyMatch(one -> limits.of(one) < 0);
    boolean bytes =
        limits.totalBytesSec() > 0 && limits.readBytesSec() + limits.writeBytesSec() > 0;
    boolean requests =
        limits.totalIopsSec() > 0 && limits.readIopsSec() + limits.writeIopsSec() > 0;
    if (negative || bytes || requests) {
      throw failure(
          Reason.FAILED, "The guest %s cannot have the limits %s.".formatted(guest, limits));
    }
  }

  private SimGuest changeable(GuestId id) throws HypervisorException {
    SimGuest guest = running(id);
    if (!guest.spec().traits().balloonDevice()) {
      throw failure(Reason.NOT_NOW, "The guest " + id + " has no balloon.");
    }
    return guest;
  }

  private SimGuest running(GuestId id) throws HypervisorException {
    world.outage().change(id);
    SimGuest guest =
        world
            .find(id)
            .orElseThrow(() -> failure(Reason.NO_GUEST, "There is no guest " + id + " here."));
    if (guest.state() != GuestState.RUNNING) {
      throw failure(Reason.NOT_NOW, "The guest " + id + " is not running.");
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
