package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Entitlement;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes the estimates: a pure function of the last estimate and a new reading.
 *
 * @param staleAfterSeconds age from which statistics are not acted on
 */
public record Estimator(double staleAfterSeconds) {
  /** Cache counts as needed only up to this share of what is otherwise used. */
  private static final double CACHE_CREDIT = 0.15;

  /**
   * The need falls halfway to a lower working set in this time. What was needed a minute ago is
   * often needed again; and a guest whose programs are killed and started again, over and over,
   * reports little use most of the time.
   */
  private static final double HALF_LIFE_SECONDS = 120;

  private static final double RESERVE = 1.0 / 16;
  private static final long RESERVE_KIB = Memory.mib(48);

  /**
   * The estimate after one more reading.
   *
   * @param before the last estimate of this guest; null at first sight
   * @param residentKib what the guest's process holds on the host; absent if not known, or if the
   *     host itself swaps and it tells too little
   */
  Estimate next(
      @Nullable Estimate before,
      BalloonReading balloon,
      Entitlement entitlement,
      OptionalLong residentKib,
      Moment now) {
    Statistics last = before == null ? null : before.statistics();
    Moment lastRead = before == null ? null : before.at();
    Statistics statistics = Statistics.judge(last, lastRead, balloon, now, staleAfterSeconds);
    boolean newReport = last == null || statistics.updateSeconds() != last.updateSeconds();
    Footing footing = Footing.of(before, balloon, newReport);
    OptionalLong need = need(before, balloon, statistics, footing, now);
    long reserve = reserve(need.orElse(0));
    return new Estimate(
        need,
        reserve,
        floor(need, reserve, entitlement),
        distress(before, balloon, statistics, residentKib),
        statistics,
        balloon,
        footing,
        now);
  }

  private static OptionalLong need(
      @Nullable Estimate before,
      BalloonReading balloon,
      Statistics statistics,
      Footing footing,
      Moment now) {
    OptionalLong last = before == null ? OptionalLong.empty() : last(before, balloon);
    if (!statistics.fresh()) {
      return last;
    }
    long workingSet = workingSet(balloon, footing.usedKib(balloon));
    if (last.isEmpty() || workingSet >= last.getAsLong()) {
      return OptionalLong.of(workingSet);
    }
    double seconds = now.secondsSince(before == null ? now : before.at());
    double kept = Math.pow(2, -seconds / HALF_LIFE_SECONDS);
    return OptionalLong.of(workingSet + Math.round((last.getAsLong() - workingSet) * kept));
  }

  /** A guest may have started anew with less. */
  private static OptionalLong last(Estimate before, BalloonReading balloon) {
    OptionalLong need = before.needKib();
    return need.isPresent()
        ? OptionalLong.of(Math.min(need.getAsLong(), balloon.maximumKib()))
        : need;
  }

  /** All that is in use, and some of the cache that makes it work well. */
  private static long workingSet(BalloonReading balloon, long used) {
    long cache = balloon.usableKib().isPresent() ? balloon.diskCachesKib().orElse(0) : 0;
    long credit = Memory.clamp(cache, 0, Math.round(used * CACHE_CREDIT));
    return Math.min(used + credit, balloon.maximumKib());
  }

  private static long reserve(long need) {
    return Math.max(RESERVE_KIB, Math.round(need * RESERVE));
  }

  private static long floor(OptionalLong need, long reserve, Entitlement entitlement) {
    long wanted = need.isPresent() ? need.getAsLong() + reserve : entitlement.limitKib();
    return Memory.clamp(wanted, entitlement.guaranteeKib(), entitlement.limitKib());
  }

  /** Rates are those from one report to the next, and hold until there is another one. */
  private static String distress(
      @Nullable Estimate before,
      BalloonReading balloon,
      Statistics statistics,
      OptionalLong residentKib) {
    if (!statistics.fresh()) {
      return "";
    }
    if (before == null) {
      return Distress.of(balloon, null, 0, residentKib);
    }
    Statistics last = before.statistics();
    boolean sameReport = last.updateSeconds() == statistics.updateSeconds();
    if (sameReport && before.inDistress()) {
      return Distress.isContradicted(balloon, residentKib) ? "" : before.distress();
    }
    double seconds = statistics.firstSeen().secondsSince(last.firstSeen());
    return Distress.of(balloon, before.balloon(), seconds, residentKib);
  }
}
