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
    Paging paging = Paging.of(before, balloon, statistics);
    long reserve = reserve(need.orElse(0));
    return new Estimate(
        need,
        reserve,
        floor(need, reserve, entitlement),
        statistics.fresh() ? Distress.of(balloon, paging, residentKib) : "",
        statistics,
        balloon,
        footing,
        paging,
        now);
  }

  private static OptionalLong need(
      @Nullable Estimate before,
      BalloonReading balloon,
      Statistics statistics,
      Footing footing,
      Moment now) {
    OptionalLong last = before == null ? OptionalLong.empty() : before.needKib();
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

  /** All that is in use, and some of the cache that makes it work well. */
  private static long workingSet(BalloonReading balloon, long used) {
    long cache = balloon.usableKib().isPresent() ? balloon.diskCachesKib().orElse(0) : 0;
    long credit = Math.min(cache, Math.round(used * CACHE_CREDIT));
    return Math.min(used + credit, balloon.maximumKib());
  }

  private static long reserve(long need) {
    return Math.max(RESERVE_KIB, Math.round(need * RESERVE));
  }

  private static long floor(OptionalLong need, long reserve, Entitlement entitlement) {
    long wanted = need.isPresent() ? need.getAsLong() + reserve : entitlement.limitKib();
    return Memory.clamp(wanted, entitlement.guaranteeKib(), entitlement.limitKib());
  }
}
