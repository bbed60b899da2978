package io.ballast.core.release;

import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Judgement;
import io.ballast.core.guard.LimitJudged;
import io.ballast.core.ledger.Change;
import io.ballast.core.ledger.Finding;
import io.ballast.core.ledger.Knob;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.Restoring;
import io.ballast.core.ledger.Row;
import io.ballast.core.ledger.Step;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says after a pass of a release what each setting that is left waits for. */
record Outlook(
    Snapshot snapshot,
    Judgement judgement,
    Map<Knob.Place, String> waits,
    Map<Knob.Place, Deed> deeds) {

  Outlook(Snapshot snapshot, Judgement judgement, Map<Row, Step> steps, List<Deed> deeds) {
    this(snapshot, judgement, waits(steps), byPlace(deeds));
  }

  /** Before the first pass. */
  static Outlook none() {
    return new Outlook(
        Snapshots.nothing(new Moment(Instant.EPOCH, 0)),
        new Judgement(Map.of(), List.of(), List.of(), GuardState.empty()),
        Map.of(),
        List.of());
  }

  private static Map<Knob.Place, String> waits(Map<Row, Step> steps) {
    Map<Knob.Place, String> waits = new HashMap<>();
    steps.forEach(
        (row, step) -> {
          switch (step) {
            case Step.Wait(String why) -> waits.put(row.knob().place(), why);
            case Step.Do _ -> {}
          }
        });
    return waits;
  }

  private static Map<Knob.Place, Deed> byPlace(List<Deed> deeds) {
    Map<Knob.Place, Deed> byPlace = new HashMap<>();
    for (Deed deed : deeds) {
      Change.of(deed.action()).forEach(change -> byPlace.put(change.place(), deed));
    }
    return byPlace;
  }

  /** What a row that is left waits for. */
  Released of(Finding found, Ledger ledger) {
    Row row = ledger.row(found.row().knob().place()).orElse(found.row());
    Deed deed = deeds.get(row.knob().place());
    boolean given = Restoring.isGivenBack(row, ledger) || wouldBeGivenBack(row, deed);
    return new Released(row, found.standing(), given, given ? "" : why(row, deed));
  }

  private static boolean wouldBeGivenBack(Row row, @Nullable Deed deed) {
    return deed != null
        && deed.outcome() instanceof Outcome.Rehearsed
        && Change.of(deed.action()).stream()
            .anyMatch(
                change ->
                    change.place().equals(row.knob().place()) && change.to() == row.original());
  }

  private String why(Row row, @Nullable Deed deed) {
    if (deed != null && deed.outcome() instanceof Outcome.Refused(String why)) {
      return why;
    }
    String wait = waits.get(row.knob().place());
    if (wait != null) {
      return wait;
    }
    return switch (row.knob()) {
      case Knob.Balloon(GuestRun run) -> why(judgement.judged().get(run.id()));
      case Knob.StatisticsPeriod _ -> unseen();
      case Knob.Cpu(GuestRun run, CpuKnob _) ->
          why(run, judged -> judged instanceof LimitJudged.Cpu);
      case Knob.Disk(GuestRun run, String disk, IoLimit _) ->
          why(run, judged -> judged instanceof LimitJudged.Disk one && one.disk().equals(disk));
      case Knob.Ksm(KsmKnob knob) -> why(knob);
    };
  }

  private String why(@Nullable Judged judged) {
    return judged == null ? unseen() : judged.verdict().why();
  }

  private String why(KsmKnob knob) {
    return judgement.ksm().stream()
        .filter(answer -> answer.knob() == knob)
        .map(answer -> answer.verdict().why())
        .findFirst()
        .orElse("the kernel does not tell " + knob.path());
  }

  private String why(GuestRun run, Predicate<LimitJudged> which) {
    return judgement.limits(run.id()).stream()
        .filter(which)
        .map(judged -> judged.verdict().why())
        .findFirst()
        .orElseGet(this::unseen);
  }

  private String unseen() {
    return snapshot.problems().stream()
        .findFirst()
        .orElse("the hypervisor does not tell of the guest");
  }
}
