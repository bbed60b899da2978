package io.ballast.sim;

import java.util.Collection;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/** Spreads an amount over guests in proportion to a weight, to the last KiB. */
final class Shares {
  private Shares() {}

  static long sum(Collection<SimGuest> guests, ToLongFunction<SimGuest> weight) {
    long sum = 0;
    for (SimGuest guest : guests) {
      sum += weight.applyAsLong(guest);
    }
    return sum;
  }

  /**
   * @param amount at most the sum of weights: then no share exceeds its guest's weight
   * @param weight of a guest; giving to one must not change another's
   */
  static void spread(
      Collection<SimGuest> guests,
      long amount,
      ToLongFunction<SimGuest> weight,
      ObjLongConsumer<SimGuest> give) {
    if (amount <= 0) {
      return;
    }
    long left = amount;
    long weights = sum(guests, weight);
    for (SimGuest guest : guests) {
      if (left == 0) {
        return;
      }
      long own = weight.applyAsLong(guest);
      long share = left * own / weights;
      give.accept(guest, share);
      left -= share;
      weights -= own;
    }
  }
}
