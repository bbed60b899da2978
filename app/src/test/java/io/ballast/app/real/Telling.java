package io.ballast.app.real;

import io.ballast.app.show.Json;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Reason;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.lab.LabGuest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

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

  /** The rails that spoke on this guest. */
  static List<Rail> rails(CycleRecord cycle, LabGuest guest) {
    return judged(cycle, guest).stream()
        .flatMap(judged -> judged.verdict().reasons().stream())
        .map(Reason::rail)
        .toList();
  }

  static Optional<Outcome> outcome(CycleRecord cycle, LabGuest guest) {
    return cycle.deeds().stream()
        .filter(deed -> isOf(deed.action(), guest))
        .map(Deed::outcome)
        .findFirst();
  }

  private static boolean isOf(Action action, LabGuest guest) {
    return action instanceof Action.OfGuest one && one.guest().id().equals(RealLab.id(guest));
  }

  static boolean wasAccepted(CycleRecord cycle, LabGuest guest) {
    return outcome(cycle, guest).filter(Outcome.Accepted.class::isInstance).isPresent();
  }

  static long sizeMib(CycleRecord cycle, LabGuest guest) {
    return seen(cycle, guest).map(one -> one.currentKib() / Memory.KIB_PER_MIB).orElse(0L);
  }

  /** The last cycles, a JSON object each. */
  static String of(List<CycleRecord> cycles) {
    StringWriter text = new StringWriter();
    Json json = new Json(new PrintWriter(text));
    cycles.subList(Math.max(0, cycles.size() - LAST), cycles.size()).forEach(json::write);
    return text.toString();
  }
}
