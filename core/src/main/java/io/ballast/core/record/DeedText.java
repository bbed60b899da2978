package io.ballast.core.record;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.LimitJudged;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Outcome;
import java.util.stream.Collectors;

/** A deed in one line, without the guest's name. */
final class DeedText {
  private DeedText() {}

  static String of(Deed deed, CycleRecord cycle) {
    boolean rehearsed = deed.outcome() instanceof Outcome.Rehearsed;
    String outcome = deed.outcome().text();
    return switch (deed.action()) {
      case Action.SetBalloon set ->
          "%s%s -> %s, %s%s"
              .formatted(
                  rehearsed ? "would go " : "",
                  Memory.text(set.fromKib()),
                  Memory.text(set.toKib()),
                  outcome,
                  why(set, cycle));
      case Action.SetStatisticsPeriod set ->
          "balloon statistics every %d s, %s".formatted(set.toSeconds(), outcome);
      case Action.SetCpuLimits set ->
          "each vCPU: %s%s -> %s, %s%s"
              .formatted(
                  rehearsed ? "would go " : "",
                  set.from().text(),
                  set.to().text(),
                  outcome,
                  why(set, cycle));
      case Action.SetDiskLimits set ->
          "disk %s: %s%s -> %s, %s%s"
              .formatted(
                  set.disk(),
                  rehearsed ? "would go " : "",
                  set.from().text(),
                  set.to().text(),
                  outcome,
                  why(set, cycle));
      case Action.SetKsm set ->
          "KSM: %s%s %d -> %d, %s%s"
              .formatted(
                  rehearsed ? "would set " : "",
                  set.knob().text(),
                  set.from(),
                  set.to(),
                  outcome,
                  why(set, cycle));
    };
  }

  private static String why(Action.SetCpuLimits set, CycleRecord cycle) {
    GuestId guest = set.guest().id();
    return cycle.judgement().limits(guest).stream()
        .filter(LimitJudged.Cpu.class::isInstance)
        .map(judged -> why(judged.verdict()) + reason(true, cycle.evaluated().cpuReason(guest)))
        .collect(Collectors.joining());
  }

  private static String why(Action.SetDiskLimits set, CycleRecord cycle) {
    GuestId guest = set.guest().id();
    return cycle.judgement().limits(guest).stream()
        .filter(judged -> judged instanceof LimitJudged.Disk disk && disk.disk().equals(set.disk()))
        .map(
            judged ->
                why(judged.verdict())
                    + reason(true, cycle.evaluated().diskReason(guest, set.disk())))
        .collect(Collectors.joining());
  }

  private static String why(Action.SetKsm set, CycleRecord cycle) {
    return cycle.judgement().ksm().stream()
        .filter(judged -> judged.knob() == set.knob())
        .map(
            judged ->
                why(judged.verdict())
                    + reason(judged.wished().isPresent(), cycle.evaluated().reason(set.knob())))
        .collect(Collectors.joining());
  }

  private static String why(Action.SetBalloon set, CycleRecord cycle) {
    Judged judged = cycle.judgement().judged().get(set.guest().id());
    if (judged == null) {
      return "";
    }
    return why(judged.verdict())
        + reason(judged.wishedKib().isPresent(), cycle.evaluated().reason(set.guest().id()));
  }

  /** What the guard orders by itself, no policy has a reason for. */
  private static String reason(boolean wished, String reason) {
    return wished && !reason.isEmpty() ? "; the policy: " + reason : "";
  }

  private static String why(Verdict verdict) {
    String reasons = verdict.why();
    return ": " + verdict.text() + (reasons.isEmpty() ? "" : " " + reasons);
  }
}
