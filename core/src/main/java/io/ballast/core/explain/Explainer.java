package io.ballast.core.explain;

import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.guard.Guard;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Manageability;
import io.ballast.core.guard.Obstacle;
import io.ballast.core.guard.Remedies;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Explains recorded cycles: evaluates them again and tells what came of it. It keeps nothing
 * between two explanations, and any thread may ask.
 */
public final class Explainer {
  private final Guard guard;
  private final Ways ways;

  /**
   * @param evaluate with the policy that the records are of
   * @param guard with the tuning that they were judged by
   */
  public Explainer(Evaluate evaluate, Guard guard) {
    this.guard = guard;
    this.ways = new Ways(evaluate);
  }

  /**
   * Why a guest has its size, why nothing was done, and what would have to change.
   *
   * @param sizedBy the last cycle before that acted on the guest, as far as records go back
   */
  public Explanation explain(CycleRecord now, Optional<CycleRecord> sizedBy, GuestId id) {
    Instant at = now.snapshot().at().wall();
    GuestSnapshot guest = now.snapshot().byId().get(id);
    if (guest == null) {
      return new Explanation.Unknown(id, now.number(), at, now.snapshot().guests().size());
    }
    Way way = ways.of(now, id);
    Optional<Judged> judged = judged(now, id);
    List<Deed> deeds = deeds(now, id);
    return new Explanation.OfGuest(
        id,
        guest.name(),
        guest.entitlement().className(),
        now.number(),
        at,
        Figures.of(guest, now),
        Manageability.obstacle(guest),
        guest.notReady(),
        way,
        judged,
        deeds,
        remedies(now, guest, way, judged, deeds),
        sizedBy.flatMap(then -> sizing(then, id)));
  }

  private static Optional<Judged> judged(CycleRecord cycle, GuestId guest) {
    return Optional.ofNullable(cycle.judgement().judged().get(guest));
  }

  private static List<Deed> deeds(CycleRecord cycle, GuestId guest) {
    return cycle.deeds().stream()
        .filter(deed -> deed.action() instanceof Action.OfGuest of && of.guest().id().equals(guest))
        .toList();
  }

  private static Optional<Outcome> outcome(List<Deed> deeds) {
    return deeds.stream()
        .filter(deed -> deed.action() instanceof Action.SetBalloon)
        .map(Deed::outcome)
        .findFirst();
  }

  private Optional<Sizing> sizing(CycleRecord then, GuestId guest) {
    return judged(then, guest)
        .filter(judged -> judged.verdict().acts())
        .map(
            judged ->
                new Sizing(
                    then.number(),
                    then.snapshot().at().wall(),
                    judged,
                    outcome(deeds(then, guest)),
                    judged.wishedKib().isPresent()
                        ? ways.of(then, guest).wish()
                        : Optional.empty()));
  }

  private List<String> remedies(
      CycleRecord now, GuestSnapshot guest, Way way, Optional<Judged> judged, List<Deed> deeds) {
    List<String> remedies = new ArrayList<>();
    Optional<Obstacle> obstacle = Manageability.find(guest);
    obstacle.ifPresent(each -> remedies.add(each.remedy()));
    if (obstacle.isEmpty() && !guest.ready()) {
      remedies.add("The policy must see it: %s.".formatted(guest.notReady()));
    }
    boolean acts = judged.isPresent() && judged.get().verdict().acts();
    if (obstacle.isEmpty() && guest.ready() && !acts) {
      remedies.addAll(ofPolicy(way));
    }
    Remedies rails =
        new Remedies(guard, now.judgement().state(), now.snapshot(), now.evaluated().wishes());
    judged.ifPresent(
        answer ->
            answer.verdict().reasons().stream()
                .map(reason -> rails.remedy(answer, reason))
                .filter(remedy -> !remedy.isEmpty() && !remedies.contains(remedy))
                .forEach(remedies::add));
    outcome(deeds).map(Explainer::ofOutcome).filter(r -> !r.isEmpty()).ifPresent(remedies::add);
    return remedies;
  }

  private static List<String> ofPolicy(Way way) {
    if (!way.problems().isEmpty()) {
      return way.problems().stream().map(each -> "This must be put right: " + each).toList();
    }
    if (way.wish().isPresent()) {
      return List.of();
    }
    List<String> others =
        way.decisions().stream()
            .map(Decision::otherwise)
            .filter(sentence -> !sentence.isEmpty())
            .distinct()
            .toList();
    return others.isEmpty()
        ? List.of("The policy must wish something for it: as it is, nothing in it does.")
        : others;
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
