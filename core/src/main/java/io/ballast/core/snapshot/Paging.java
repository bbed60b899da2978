package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How fast a guest pages, between its driver's last two reports. Readings come more often than
 * reports: between two of them nothing seems to happen.
 */
record Paging(double swapInKibPerSecond, double majorFaultsPerSecond) {
  private static final Paging NONE = new Paging(0, 0);

  /**
   * @param before the last estimate; null at first sight
   * @param report how far the new reading's report can be believed, and when it was first seen
   */
  static Paging of(@Nullable Estimate before, BalloonReading now, Statistics report) {
    if (before == null) {
      return NONE;
    }
    Statistics last = before.statistics();
    if (report.updateSeconds() == last.updateSeconds()) {
      return before.paging();
    }
    double seconds = report.firstSeen().secondsSince(last.firstSeen());
    if (last.updateSeconds() == 0 || seconds <= 0) {
      return NONE;
    }
    BalloonReading then = before.balloon();
    return new Paging(
        rate(then.swapInKib(), now.swapInKib(), seconds),
        rate(then.majorFaults(), now.majorFaults(), seconds));
  }

  private static double rate(OptionalLong before, OptionalLong now, double seconds) {
    boolean known = before.isPresent() && now.isPresent();
    return known ? (now.getAsLong() - before.getAsLong()) / seconds : 0;
  }
}
