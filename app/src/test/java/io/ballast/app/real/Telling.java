package io.ballast.app.real;

import io.ballast.core.guard.Judged;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.lab.LabGuest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a cycle says of a guest, for tests to ask and for people to read. */
final class Telling {
  private static final int LAST = 12;

  private Telling() {}

  static Optional<GuestSnapshot> seen(CycleRecord cycle, LabGuest guest) {
    return Optional.ofNullable(cycle.snapshot().byId().get(RealLab.id(guest)));
  }

  static Optional<Estimate> estimate(CycleRecord cycle, LabGuest guest) {
    return seen(cycle, guest).flatMap(one -> Optional.ofNullable(one.estimate()));
  }

  static Optional<Judged> judged(CycleRecord cycle, LabGuest guest) {
    return Optional.ofNullable(cycle.judgement().judged().get(RealLab.id(guest)));
  }

  static Optional<Outcome> outcome(CycleRecord cycle, LabGuest guest) {
    return cycle.deeds().stream()
        .filter(deed -> deed.action().guest().equals(RealLab.id(guest)))
        .map(Deed::outcome)
        .findFirst();
  }

  static long sizeMib(CycleRecord cycle, LabGuest guest) {
    return seen(cycle, guest).map(one -> one.currentKib() / Memory.KIB_PER_MIB).orElse(0L);
  }

  /** The last cycles, a line for each guest. */
  static String of(List<CycleRecord> cycles) {
    return cycles.subList(Math.max(0, cycles.size() - LAST), cycles.size()).stream()
        .map(Telling::of)
        .collect(Collectors.joining("\n"));
  }

  private static String of(CycleRecord cycle) {
    var host = cycle.snapshot().host();
    String head =
        "cycle %d: host has %s; %s %s"
            .formatted(
                cycle.number(),
                host == null ? "?" : Memory.text(host.memory().availableKib()),
                cycle.snapshot().problems(),
                cycle.evaluated().problems());
    return cycle.snapshot().guests().stream()
        .map(guest -> line(cycle, guest))
        .collect(Collectors.joining("\n", head + "\n", ""));
  }

  private static String line(CycleRecord cycle, GuestSnapshot guest) {
    Estimate estimate = guest.estimate();
    GuestId id = guest.id();
    Judged judged = cycle.judgement().judged().get(id);
    return "  %s: %s, floor %s, rss %s, stats %s; %s; %s; %s"
        .formatted(
            guest.name(),
            Memory.text(guest.currentKib()),
            estimate == null ? "?" : Memory.text(estimate.floorKib()),
            guest.residentKib(),
            estimate == null ? "?" : estimate.statistics().trust() + estimate.distress(),
            guest.notReady(),
            judged == null
                ? "-"
                : judged.verdict().text()
                    + " "
                    + Memory.text(judged.targetKib())
                    + " "
                    + judged.verdict().why(),
            cycle.deeds().stream()
                .filter(deed -> deed.action().guest().equals(id))
                .map(deed -> deed.outcome().text())
                .toList());
  }
}
