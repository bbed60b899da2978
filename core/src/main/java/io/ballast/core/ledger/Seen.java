package io.ballast.core.ledger;

import io.ballast.core.collect.KernelView;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What settings are now: guests' as in a snapshot, KSM's as in the kernel's files. */
final class Seen {
  private final Map<GuestId, GuestSnapshot> guests;
  private final Absences absences;
  private final @Nullable KernelView kernel;

  /**
   * @param kernel null where there is none to ask
   */
  Seen(Snapshot snapshot, Absences absences, @Nullable KernelView kernel) {
    this.guests = snapshot.byId();
    this.absences = absences;
    this.kernel = kernel;
  }

  /**
   * How a row stands.
   *
   * @param done whether what was last written for it was taken
   */
  Standing of(Row row, boolean done) {
    return switch (row.knob()) {
      case Knob.Balloon(GuestRun run) -> ofGuest(row, run, done, Seen::size);
      case Knob.StatisticsPeriod(GuestRun run) -> ofGuest(row, run, done, Seen::period);
      case Knob.Cpu(GuestRun run, CpuKnob knob) ->
          ofGuest(row, run, done, guest -> cpu(guest, knob));
      case Knob.Disk(GuestRun run, String disk, IoLimit limit) ->
          ofGuest(row, run, done, guest -> limit(guest, disk, limit));
      case Knob.Ksm(KsmKnob knob) ->
          kernel == null ? new Standing.Unseen() : standing(row, ksm(kernel, knob), done);
    };
  }

  private Standing ofGuest(
      Row row, GuestRun run, boolean done, Function<GuestSnapshot, OptionalLong> value) {
    GuestSnapshot guest = guests.get(run.id());
    if (guest == null) {
      return absences.hasEnded(run.id()) ? new Standing.Ended() : new Standing.Unseen();
    }
    return Knob.startsMayBeSame(run, guest.run())
        ? standing(row, value.apply(guest), done)
        : new Standing.Ended();
  }

  private static Standing standing(Row row, OptionalLong now, boolean done) {
    return now.isPresent() ? row.standing(now.getAsLong(), done) : new Standing.Unseen();
  }

  /** A size of 0 is one that the hypervisor left out. */
  private static OptionalLong size(GuestSnapshot guest) {
    long kib = guest.currentKib();
    return kib > 0 ? OptionalLong.of(kib) : OptionalLong.empty();
  }

  private static OptionalLong period(GuestSnapshot guest) {
    return OptionalLong.of(guest.reading().traits().statisticsPeriodSeconds());
  }

  private static OptionalLong cpu(GuestSnapshot guest, CpuKnob knob) {
    return guest.reading().tuning().cpu().stream()
        .mapToLong(cpu -> cpu.limits().of(knob))
        .findFirst();
  }

  private static OptionalLong limit(GuestSnapshot guest, String disk, IoLimit limit) {
    return guest.reading().tuning().disks().stream()
        .flatMap(List::stream)
        .filter(each -> each.name().equals(disk))
        .mapToLong(each -> each.current().of(limit))
        .findFirst();
  }

  /** What one of KSM's knobs is; absent if the kernel does not tell. */
  static OptionalLong ksm(KernelView kernel, KsmKnob knob) {
    return number(kernel, knob.path());
  }

  /** A file with one number in it; absent if it cannot be read. */
  static OptionalLong number(KernelView kernel, String path) {
    try {
      return OptionalLong.of(Long.parseLong(kernel.read(path).strip()));
    } catch (IOException | NumberFormatException untold) {
      return OptionalLong.empty();
    }
  }
}
