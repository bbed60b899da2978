package io.ballast.app.show;

import io.ballast.core.guard.Manageability;
import io.ballast.core.model.GuestState;
import io.ballast.core.record.Latest;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A guest as it was last read. Amounts are in KiB, null where not known.
 *
 * @param state {@code running}, {@code paused}, {@code migrating} or {@code other}
 * @param used null also when its statistics are too old by now
 * @param target what it is asked for, and has not reached
 * @param obstacle why it cannot be managed now; empty if it can
 * @param statistics {@code fresh}, {@code stale}, or {@code none} if the driver never reported
 * @param statisticsSeconds their age by now; null if there are none
 * @param statisticsWhy why they cannot be believed; empty while fresh
 * @param secondsSinceRead the age of all of this
 */
public record GuestNow(
    String id,
    String name,
    String serviceClass,
    String state,
    long size,
    long maximum,
    @Nullable Long used,
    @Nullable Long need,
    long floor,
    @Nullable Long target,
    boolean manageable,
    String obstacle,
    String statistics,
    @Nullable Double statisticsSeconds,
    String statisticsWhy,
    double secondsSinceRead) {

  static GuestNow of(GuestSnapshot guest, Latest latest, View view) {
    double age = view.seconds(latest, guest.at());
    Estimate estimate = guest.estimate();
    String obstacle = Manageability.obstacle(guest);
    Reports reports = Reports.of(estimate, age, view.facts().staleAfter().toMillis() / 1000.0);
    return new GuestNow(
        guest.id().uuid(),
        guest.name(),
        guest.entitlement().className(),
        text(guest.reading().state()),
        guest.currentKib(),
        guest.maximumKib(),
        estimate == null || !reports.fresh() ? null : orNull(estimate.usedKib()),
        estimate == null ? null : orNull(estimate.needKib()),
        estimate == null ? 0 : estimate.floorKib(),
        target(guest, latest),
        obstacle.isEmpty(),
        obstacle,
        reports.text(),
        reports.seconds(),
        reports.why(),
        age);
  }

  private static @Nullable Long target(GuestSnapshot guest, Latest latest) {
    return latest
        .cycle()
        .judgement()
        .state()
        .progress(guest.id())
        .filter(progress -> !progress.reached() && progress.targetKib() > 0)
        .map(progress -> progress.targetKib())
        .orElse(null);
  }

  private static String text(GuestState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
