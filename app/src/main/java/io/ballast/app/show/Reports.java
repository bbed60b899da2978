package io.ballast.app.show;

import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * What a guest's balloon driver reports, by now and not when it was read.
 *
 * @param text {@code fresh}, {@code stale} or {@code none}
 * @param seconds their age; null if there are none
 * @param why one clause; empty while fresh
 */
record Reports(String text, @Nullable Double seconds, String why) {

  /**
   * @param age seconds since the guest was read
   */
  static Reports of(@Nullable Estimate estimate, double age, double staleAfter) {
    if (estimate == null) {
      return new Reports("none", null, "it has no balloon that reports");
    }
    Statistics statistics = estimate.statistics();
    if (statistics.updateSeconds() == 0) {
      return new Reports("none", null, statistics.why());
    }
    double seconds = Math.round((statistics.ageSeconds() + age) * 1000) / 1000.0;
    if (!statistics.fresh()) {
      return new Reports("stale", seconds, statistics.why());
    }
    return seconds > staleAfter
        ? new Reports("stale", seconds, "they are %d s old by now".formatted(Math.round(seconds)))
        : new Reports("fresh", seconds, "");
  }

  boolean fresh() {
    return text.equals("fresh");
  }
}
