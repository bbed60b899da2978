package io.ballast.core.guard;

import io.ballast.core.model.Moment;

/** How much may be taken from a guest now: fills up steadily to a minute's worth, and is spent. */
public record Allowance(double kib, Moment at) {

  static Allowance full(long maximumKib, Tuning tuning, Moment now) {
    return new Allowance(maximumKib * tuning.ratePerMinute(), now);
  }

  Allowance refilled(long maximumKib, Tuning tuning, Moment now) {
    double perMinute = maximumKib * tuning.ratePerMinute();
    double more = kib + perMinute * now.secondsSince(at) / 60;
    return new Allowance(Math.min(perMinute, more), now);
  }

  Allowance less(long spentKib) {
    return new Allowance(Math.max(0, kib - spentKib), at);
  }
}
