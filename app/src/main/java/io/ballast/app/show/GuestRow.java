package io.ballast.app.show;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Manageability;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A guest in one cycle, as people and programs read it. Amounts are in KiB, null where not known.
 *
 * @param target what it is asked for: by this cycle, or by an earlier one and not there yet
 * @param verdict the guard's word on this cycle's wish or order; empty if there was none
 * @param because what the policy says its wish is for; empty if it says nothing
 * @param why in one line: what the verdict rests on, or why nothing can be done
 */
public record GuestRow(
    String id,
    String name,
    String serviceClass,
    long size,
    long maximum,
    @Nullable Long used,
    @Nullable Long need,
    long floor,
    @Nullable Long wish,
    @Nullable Long target,
    String verdict,
    String because,
    String why) {

  static GuestRow of(GuestSnapshot guest, CycleRecord cycle, @Nullable BalloonWish wish) {
    Estimate estimate = guest.estimate();
    Judged judged = cycle.judgement().judged().get(guest.id());
    return new GuestRow(
        guest.id().uuid(),
        guest.name(),
        guest.entitlement().className(),
        guest.currentKib(),
        guest.maximumKib(),
        estimate == null ? null : orNull(estimate.usedKib()),
        estimate == null ? null : orNull(estimate.needKib()),
        estimate == null ? 0 : estimate.floorKib(),
        judged == null ? null : orNull(judged.wishedKib()),
        target(guest, cycle, judged),
        judged == null ? "" : judged.verdict().text(),
        wish == null ? "" : wish.reason(),
        why(guest, judged, wish == null ? "" : wish.told()));
  }

  private static @Nullable Long target(
      GuestSnapshot guest, CycleRecord cycle, @Nullable Judged judged) {
    if (judged != null && judged.verdict().acts()) {
      return judged.targetKib();
    }
    return cycle
        .judgement()
        .state()
        .progress(guest.id())
        .filter(progress -> !progress.reached() && progress.targetKib() > 0)
        .map(progress -> progress.targetKib())
        .orElse(null);
  }

  private static String why(GuestSnapshot guest, @Nullable Judged judged, String place) {
    if (judged == null) {
      String obstacle = Manageability.obstacle(guest);
      return obstacle.isEmpty() ? guest.notReady() : obstacle;
    }
    String reasons = judged.verdict().why();
    if (place.isEmpty()) {
      return reasons;
    }
    return reasons.isEmpty() ? place : place + ", " + reasons;
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
