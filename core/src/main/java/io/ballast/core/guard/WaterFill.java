package io.ballast.core.guard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount by weights so that nobody gets more than wanted: weighted water-filling. */
final class WaterFill {
  private WaterFill() {}

  /** What one takes part with. The weight is positive. */
  record Claim(long want, long weight) {}

  /**
   * What each claim gets, in the claims' order: never more than it wants, in sum never more than
   * the amount, and all of the amount if the wants allow.
   */
  static long[] divide(long amount, List<Claim> claims) {
    long[] grants = new long[claims.size()];
    long left = Math.max(0, amount);
    long weights = claims.stream().mapToLong(Claim::weight).sum();
    // Smallest want per weight first: who is content early leaves the rest to the others.
    int[] order =
        IntStream.range(0, claims.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    i -> (double) claims.get(i).want() / claims.get(i).weight()))
            .mapToInt(i -> i)
            .toArray();
    for (int i : order) {
      Claim claim = claims.get(i);
      // The last one takes what is left, rounding or not.
      long share =
          claim.weight() == weights ? left : (long) ((double) left * claim.weight() / weights);
      grants[i] = Math.min(claim.want(), share);
      left -= grants[i];
      weights -= claim.weight();
    }
    return grants;
  }

  /** The sum of what was granted. */
  static long sum(long[] grants) {
    return Arrays.stream(grants).sum();
  }
}
