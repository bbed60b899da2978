package io.ballast.core.explain;

import io.ballast.core.guard.Guard;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Manageability;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Explains recorded cycles: evaluates each again with its own policy, and tells what came of it. It
 * keeps nothing between two explanations, and any thread may ask.
 */
public final class Explainer {
  private final Guard guard;

  /**
   * @param guard with the tuning that the records were judged by
   */
  public Explainer(Guard guard) {
    this.guard = guard;
  }

  /** Whether that cycle gave the guest another size: ordered it, and the order was taken. */
  public static boolean sized(CycleRecord cycle, GuestId guest) {
    return cycle.deeds().stream()
        .filter(deed -> deed.outcome() instanceof Outcome.Accepted)
        .map(Deed::action)
        .anyMatch(
            action ->
                action instanceof Action.SetBalloon set
                    && set.guest().id().equals(guest)
                    && set.toKib() != set.fromKib());
  }

  /**
   * Why a guest has its size, why nothing was done, and what would have to change.
   *
   * @param sizedBy the last cycle before that {@linkplain #sized sized} it, as far as records go
   *     back
   */
  public Explanation explain(CycleRecord now, Optional<CycleRecord> sizedBy, GuestId id) {
    Instant at = now.snapshot().at().wall();
    GuestSnapshot guest = now.snapshot().byId().get(id);
    if (guest == null) {
      return new Explanation.Unknown(id, now.number(), at, now.snapshot().guests().size());
    }
    Way way = Ways.of(now, id);
    Optional<Judged> judged = judged(now, id);
    List<Deed> deeds = deeds(now, id);
    List<Limited> limits = Limitations.of(guest, now, way);
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
        limits,
        deeds,
        new Outlook(guard, now, guest).remedies(way, judged, limits, outcome(deeds)),
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

  private static Optional<Sizing> sizing(CycleRecord then, GuestId guest) {
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
                        ? Ways.of(then, guest).wish()
                        : Optional.empty()));
  }
}
