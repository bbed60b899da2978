package io.ballast.host.vdsm;

import java.util.OptionalLong;

/**
 * A counter from rates: vdsm tells how much it is in a second, and the loop wants how much it was
 * in all. It runs from when the guest was first seen.
 */
record Counter(double sum, boolean known) {
  static final Counter NEW = new Counter(0, false);

  /** The counter after so many seconds at this rate. */
  Counter plus(OptionalLong rate, double seconds) {
    return rate.isPresent() ? new Counter(sum + rate.getAsLong() * seconds, true) : this;
  }

  /** Absent as long as no rate was told. */
  OptionalLong value() {
    return known ? OptionalLong.of(Math.round(sum)) : OptionalLong.empty();
  }
}
