package io.ballast.app.real;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.Action;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import io.ballast.lab.LabGuest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The write port, with every call counted, and things that happen just before a guest's next. */
final class CountingControl implements HypervisorControl {
  /** A call, whatever came of it. */
  sealed interface Call {
    GuestId guest();

    /** Whether an action asks for just this call. */
    boolean isBy(Action action);

    record Balloon(GuestId guest, long kib) implements Call {
      @Override
      public boolean isBy(Action action) {
        return action instanceof Action.SetBalloon set
            && set.guest().id().equals(guest)
            && set.toKib() == kib;
      }
    }

    record Period(GuestId guest, int seconds) implements Call {
      @Override
      public boolean isBy(Action action) {
        return action instanceof Action.SetStatisticsPeriod set
            && set.guest().id().equals(guest)
            && set.toSeconds() == seconds;
      }
    }

    record Cpu(GuestId guest, CpuLimits limits) implements Call {
      @Override
      public boolean isBy(Action action) {
        return action instanceof Action.SetCpuLimits set
            && set.guest().id().equals(guest)
            && set.to().equals(limits);
      }
    }

    record Disk(GuestId guest, String disk, IoLimits limits) implements Call {
      @Override
      public boolean isBy(Action action) {
        return action instanceof Action.SetDiskLimits set
            && set.guest().id().equals(guest)
            && set.disk().equals(disk)
            && set.to().equals(limits);
      }
    }
  }

  private final HypervisorControl control;
  private final List<Call> calls = new ArrayList<>();
  private final Map<GuestId, Runnable> hooks = new HashMap<>();

  CountingControl(HypervisorControl control) {
    this.control = control;
  }

  /** Runs once, when the next call for this guest has come and is not yet passed on. */
  void beforeNext(LabGuest guest, Runnable hook) {
    hooks.put(RealLab.id(guest), hook);
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The calls since this was asked last. */
  List<Call> takeCalls() {
    List<Call> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** The sizes that were asked of a guest so far, in KiB. */
  List<Long> sizesKib(LabGuest guest) {
    return calls.stream()
        .filter(call -> call.guest().equals(RealLab.id(guest)))
        .filter(Call.Balloon.class::isInstance)
        .map(call -> ((Call.Balloon) call).kib())
        .toList();
  }

  @Override
  public void setBalloon(GuestId guest, long kib) throws HypervisorException {
    count(new Call.Balloon(guest, kib));
    control.setBalloon(guest, kib);
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    count(new Call.Period(guest, seconds));
    control.setStatisticsPeriod(guest, seconds);
  }

  @Override
  public void setCpuTune(GuestId guest, long quotaMicros, long periodMicros)
      throws HypervisorException {
    count(new Call.Cpu(guest, new CpuLimits(quotaMicros, periodMicros)));
    control.setCpuTune(guest, quotaMicros, periodMicros);
  }

  @Override
  public void setDiskLimits(GuestId guest, String disk, String path, IoLimits limits)
      throws HypervisorException {
    count(new Call.Disk(guest, disk, limits));
    control.setDiskLimits(guest, disk, path, limits);
  }

  private void count(Call call) {
    calls.add(call);
    Runnable hook = hooks.remove(call.guest());
    if (hook != null) {
      hook.run();
    }
  }

  @Override
  public void close() {
    control.close();
  }
}
