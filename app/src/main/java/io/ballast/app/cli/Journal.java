package io.ballast.app.cli;

import io.ballast.app.log.Log;
import io.ballast.core.guard.KsmJudged;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes to the log what changed: deeds, and problems when they come and go. */
final class Journal implements Recorder {
  private final Log log;
  private final boolean dryRun;
  private Set<String> problems = Set.of();
  private Set<String> refusals = Set.of();
  private Set<String> reasons = Set.of();
  private Set<String> ksmRefused = Set.of();

  Journal(Log log, boolean dryRun) {
    this.log = log;
    this.dryRun = dryRun;
  }

  @Override
  public void write(CycleRecord cycle) {
    if (cycle.number() == 1) {
      log.info("first decision, over %d guests".formatted(cycle.snapshot().guests().size()));
    }
    tellProblems(cycle);
    tellDeeds(cycle);
    tellKsm(cycle);
  }

  /** What is wished of KSM and not done, when that changes: numbers change all the time. */
  private void tellKsm(CycleRecord cycle) {
    Set<String> now = new LinkedHashSet<>();
    for (KsmJudged judged : cycle.judgement().ksm()) {
      if (!judged.verdict().acts()) {
        String about = judged.knob() + " " + judged.to() + " " + judged.verdict().rails();
        now.add(about);
        if (!ksmRefused.contains(about)) {
          log.info(
              "KSM: %s %d, %s: %s"
                  .formatted(
                      judged.knob().text(),
                      judged.to(),
                      judged.verdict().text(),
                      judged.verdict().why()));
        }
      }
    }
    ksmRefused = now;
  }

  private void tellProblems(CycleRecord cycle) {
    Set<String> now = new LinkedHashSet<>(cycle.snapshot().problems());
    now.addAll(cycle.evaluated().problems());
    now.stream().filter(problem -> !problems.contains(problem)).forEach(log::warn);
    if (now.isEmpty() && !problems.isEmpty()) {
      log.info("no more problems");
    }
    problems = now;
  }

  /** A refusal is told when it begins; one that is the same for many settings, for the first. */
  private void tellDeeds(CycleRecord cycle) {
    Set<String> refused = new LinkedHashSet<>();
    Set<String> whys = new LinkedHashSet<>();
    for (Deed deed : cycle.deeds()) {
      if (deed.outcome() instanceof Outcome.Refused(String why)) {
        String knob = knob(deed.action());
        refused.add(knob);
        if (whys.add(why) && !reasons.contains(why) && !refusals.contains(knob)) {
          log.warn(line(deed, cycle));
        }
      } else {
        log.info(line(deed, cycle));
      }
    }
    refusals = refused;
    reasons = whys;
  }

  /** What of the host or of which guest it turns. */
  private static String knob(Action action) {
    return switch (action) {
      case Action.OfGuest ofGuest -> ofGuest.guest().id().uuid();
      case Action.SetKsm set -> set.knob().control();
    };
  }

  private String line(Deed deed, CycleRecord cycle) {
    return switch (deed.action()) {
      case Action.SetBalloon set ->
          "guest %s: %s%s -> %s, %s: %s"
              .formatted(
                  set.guestName(),
                  dryRun ? "would go " : "",
                  Memory.text(set.fromKib()),
                  Memory.text(set.toKib()),
                  deed.outcome().text(),
                  why(set, cycle));
      case Action.SetStatisticsPeriod set ->
          "guest %s: balloon statistics every %d s, %s"
              .formatted(set.guestName(), set.toSeconds(), deed.outcome().text());
      case Action.SetKsm set ->
          "KSM: %s%s %d -> %d, %s: %s"
              .formatted(
                  dryRun ? "would set " : "",
                  set.knob().text(),
                  set.from(),
                  set.to(),
                  deed.outcome().text(),
                  why(set, cycle));
    };
  }

  private static String why(Action.SetKsm set, CycleRecord cycle) {
    return cycle.judgement().ksm().stream()
        .filter(judged -> judged.knob() == set.knob())
        .map(judged -> judged.verdict().text() + " " + judged.verdict().why())
        .collect(Collectors.joining());
  }

  private static String why(Action.SetBalloon set, CycleRecord cycle) {
    var judged = cycle.judgement().judged().get(set.guest().id());
    return judged == null ? "" : judged.verdict().text() + " " + judged.verdict().why();
  }
}
