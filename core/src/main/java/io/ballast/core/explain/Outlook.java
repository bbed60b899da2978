package io.ballast.core.explain;

import io.ballast.core.guard.Guard;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.LimitJudged;
import io.ballast.core.guard.Manageability;
import io.ballast.core.guard.Obstacle;
import io.ballast.core.guard.Remedies;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What would have to change for a guest's cycle to end otherwise. */
record Outlook(Guard guard, CycleRecord cycle, GuestSnapshot guest) {

  /** One sentence each, in the order of the loop; empty if all was done as wished. */
  List<String> remedies(
      Way way, Optional<Judged> judged, List<Limited> limits, Optional<Outcome> outcome) {
    List<String> remedies = new ArrayList<>();
    Optional<Obstacle> obstacle = Manageability.find(guest);
    obstacle.ifPresent(each -> remedies.add(each.remedy()));
    if (obstacle.isEmpty()) {
      boolean acts = judged.filter(answer -> answer.verdict().acts()).isPresent();
      remedies.addAll(acts ? List.of() : ofPolicy(way));
    }
    judged.map(this::ofRails).ifPresent(remedies::addAll);
    limits.stream()
        .flatMap(limited -> limited.judged().stream().map(answer -> ofLimit(limited, answer)))
        .forEach(remedies::add);
    refusedLimits().forEach(remedies::add);
    outcome.map(Outlook::ofOutcome).ifPresent(remedies::add);
    return remedies.stream().filter(remedy -> !remedy.isEmpty()).distinct().toList();
  }

  private List<String> ofPolicy(Way way) {
    if (!guest.ready()) {
      return List.of("The policy must see it: %s.".formatted(guest.notReady()));
    }
    if (!way.problems().isEmpty()) {
      return way.problems().stream().map(each -> "This must be put right: " + each).toList();
    }
    if (way.wish().isPresent() || !way.limits().isEmpty()) {
      return List.of();
    }
    List<String> others = way.decisions().stream().map(Decision::otherwise).distinct().toList();
    return others.stream().allMatch(String::isEmpty)
        ? List.of("The policy must wish something for it: as it is, nothing in it does.")
        : others;
  }

  private List<String> ofRails(Judged judged) {
    Remedies rails =
        new Remedies(
            guard, cycle.judgement().state(), cycle.snapshot(), cycle.evaluated().wishes());
    return judged.verdict().reasons().stream().map(reason -> rails.remedy(judged, reason)).toList();
  }

  private static String ofLimit(Limited limited, LimitJudged judged) {
    Verdict verdict = judged.verdict();
    return verdict.reasons().isEmpty()
        ? ""
        : "For the limit of %s to be as wished, this must not hold: %s."
            .formatted(limited.what(), verdict.why());
  }

  /** Of limits that were ordered and not taken. */
  private Stream<String> refusedLimits() {
    return cycle.deeds().stream()
        .filter(
            deed ->
                switch (deed.action()) {
                  case Action.SetCpuLimits set -> set.guest().id().equals(guest.id());
                  case Action.SetDiskLimits set -> set.guest().id().equals(guest.id());
                  case Action.SetBalloon _, Action.SetStatisticsPeriod _, Action.SetKsm _ -> false;
                })
        .map(Deed::outcome)
        .map(Outlook::ofOutcome);
  }

  private static String ofOutcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted _ -> "";
      case Outcome.Refused(String why) -> "The hypervisor must take the order: %s".formatted(why);
      case Outcome.Gone _ -> "The guest must be there again.";
      case Outcome.Rehearsed _ -> "Nothing is written in a dry run: it must be a real one.";
    };
  }
}
