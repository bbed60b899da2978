package io.ballast.policy.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Divides an amount like water that rises in vessels joined at the bottom: as wide as a weight,
 * filled up to a floor already, and closed at a cap.
 */
final class WaterFilling {

  /**
   * One who takes part; a cap below the floor is as high as the floor.
   *
   * @param floor 0 or more
   * @param cap may be infinite
   * @param weight 0 or more
   */
  record Claim(double floor, double cap, double weight) {
    Claim {
      cap = Math.max(floor, cap);
    }

    /** The level at which the share begins to rise. */
    private double start() {
      return weight == 0 ? Double.POSITIVE_INFINITY : floor / weight;
    }

    /** The level from which on it rises no more. */
    private double stop() {
      return weight == 0 ? Double.POSITIVE_INFINITY : cap / weight;
    }

    private boolean risesAt(double level) {
      return start() <= level && level < stop();
    }

    private double shareAt(double level) {
      if (level <= start()) {
        return floor;
      }
      return level >= stop() ? cap : Math.clamp(level * weight, floor, cap);
    }
  }

  private WaterFilling() {}

  /**
   * What each claim gets, in their order. Each gets its floor, and what is beyond the floors goes
   * by weight: as much of it per weight for everyone, except who is held up by a floor or down by a
   * cap. All of the amount is given unless the caps of those with a weight forbid it.
   *
   * <p>If the floors exceed the amount, they are what is divided by weight: each gets at most its
   * floor, and who has no weight gets what the others leave.
   */
  static double[] divide(double amount, List<Claim> claims) {
    List<Claim> comparable = normalized(claims);
    double floors = comparable.stream().mapToDouble(Claim::floor).sum();
    return floors <= amount ? fill(amount, comparable) : scarce(amount, comparable);
  }

  /** With the largest weight 1, so that no sum of weights overflows. */
  private static List<Claim> normalized(List<Claim> claims) {
    double largest = claims.stream().mapToDouble(Claim::weight).max().orElse(0);
    return largest == 0
        ? claims
        : claims.stream().map(c -> new Claim(c.floor(), c.cap(), c.weight() / largest)).toList();
  }

  private static double[] scarce(double amount, List<Claim> claims) {
    double[] shares =
        fill(amount, claims.stream().map(c -> new Claim(0, c.floor(), c.weight())).toList());
    double left = Math.max(0, amount - DoubleStream.of(shares).sum());
    double[] more =
        fill(
            left,
            claims.stream()
                .map(c -> c.weight() == 0 ? new Claim(0, c.floor(), 1) : new Claim(0, 0, 0))
                .toList());
    Arrays.setAll(shares, i -> shares[i] + more[i]);
    return shares;
  }

  private static double[] fill(double amount, List<Claim> claims) {
    double level = level(amount, claims);
    return claims.stream().mapToDouble(claim -> claim.shareAt(level)).toArray();
  }

  /** The level at which the shares make up the amount, or the highest that changes any. */
  private static double level(double amount, List<Claim> claims) {
    double lower = lastBelow(amount, claims);
    double rising = 0;
    double fixed = 0;
    for (Claim claim : claims) {
      if (claim.risesAt(lower)) {
        rising += claim.weight();
      } else {
        fixed += claim.shareAt(lower);
      }
    }
    return rising == 0 ? lower : Math.max(lower, (amount - fixed) / rising);
  }

  /** The last level where some share begins or ceases to rise before the amount is used up. */
  private static double lastBelow(double amount, List<Claim> claims) {
    double[] bends =
        claims.stream()
            .flatMapToDouble(claim -> DoubleStream.of(claim.start(), claim.stop()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    int below = 0;
    int above = bends.length;
    while (below < above) {
      int middle = (below + above) >>> 1;
      if (total(claims, bends[middle]) <= amount) {
        below = middle + 1;
      } else {
        above = middle;
      }
    }
    return below == 0 ? 0 : bends[below - 1];
  }

  private static double total(List<Claim> claims, double level) {
    return claims.stream().mapToDouble(claim -> claim.shareAt(level)).sum();
  }
}
