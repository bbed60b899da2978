package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.policy.run.WaterFilling.Claim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class WaterFillingPropertyTest {

  /** Amounts are up to a few millions: this much is rounding. */
  private static final double ROUNDING = 1e-3;

  @Provide
  Arbitrary<List<Claim>> claims() {
    return claim(Arbitraries.of(0.0, 1.0, 2.0, 0.5, 1000.0, 1e-3)).list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Claim>> weighted() {
    return claim(Arbitraries.doubles().between(0.01, 1000)).list().ofMinSize(1).ofMaxSize(12);
  }

  private static Arbitrary<Claim> claim(Arbitrary<Double> weights) {
    Arbitrary<Double> floors =
        Arbitraries.oneOf(Arbitraries.just(0.0), Arbitraries.doubles().between(0, 100_000));
    Arbitrary<Double> caps =
        Arbitraries.oneOf(
            Arbitraries.just(Double.POSITIVE_INFINITY), Arbitraries.doubles().between(0, 200_000));
    return Combinators.combine(floors, caps, weights).as(Claim::new);
  }

  private static double sum(double[] shares) {
    return Arrays.stream(shares).sum();
  }

  @Property(seed = "1")
  void nothingIsLostAndNothingIsMade(
      @ForAll("claims") List<Claim> claims, @ForAll @IntRange(max = 1_000_000) int amount) {
    double floors = claims.stream().mapToDouble(Claim::floor).sum();
    double most = claims.stream().mapToDouble(c -> c.weight() == 0 ? c.floor() : c.cap()).sum();
    double expected = floors > amount ? amount : Math.min(amount, most);
    assertThat(sum(WaterFilling.divide(amount, claims))).isCloseTo(expected, within(ROUNDING));
  }

  @Property(seed = "2")
  void floorsAndCapsAreKept(
      @ForAll("claims") List<Claim> claims, @ForAll @IntRange(max = 1_000_000) int amount) {
    double[] shares = WaterFilling.divide(amount, claims);
    boolean scarce = claims.stream().mapToDouble(Claim::floor).sum() > amount;
    for (int i = 0; i < shares.length; i++) {
      Claim claim = claims.get(i);
      assertThat(shares[i])
          .isBetween(scarce ? 0 : claim.floor(), scarce ? claim.floor() : claim.cap());
    }
  }

  @Property(seed = "3")
  void moreWeightIsNeverLess(
      @ForAll("weighted") List<Claim> claims,
      @ForAll @IntRange(max = 1_000_000) int amount,
      @ForAll @IntRange(max = 11) int who) {
    int index = who % claims.size();
    Claim claim = claims.get(index);
    List<Claim> heavier = new ArrayList<>(claims);
    heavier.set(index, new Claim(claim.floor(), claim.cap(), 2 * claim.weight()));
    double before = WaterFilling.divide(amount, claims)[index];
    assertThat(WaterFilling.divide(amount, heavier)[index])
        .isGreaterThanOrEqualTo(before - ROUNDING);
  }

  @Property(seed = "4")
  void moreToShareIsNeverLessForAnyone(
      @ForAll("weighted") List<Claim> claims, @ForAll @IntRange(max = 1_000_000) int amount) {
    double[] before = WaterFilling.divide(amount, claims);
    double[] after = WaterFilling.divide(amount + 1000.0, claims);
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isGreaterThanOrEqualTo(before[i] - ROUNDING);
    }
  }

  @Property(seed = "5")
  void itIsWhatHalvingTheIntervalFinds(
      @ForAll("weighted") List<Claim> claims, @ForAll @IntRange(max = 1_000_000) int amount) {
    boolean scarce = claims.stream().mapToDouble(Claim::floor).sum() > amount;
    List<Claim> vessels =
        scarce ? claims.stream().map(c -> new Claim(0, c.floor(), c.weight())).toList() : claims;
    double[] shares = WaterFilling.divide(amount, claims);
    double[] expected = bisected(amount, vessels);
    for (int i = 0; i < shares.length; i++) {
      assertThat(shares[i]).isCloseTo(expected[i], within(ROUNDING));
    }
  }

  /** Slow, and plain: the level that uses the amount up. */
  private static double[] bisected(double amount, List<Claim> claims) {
    double low = 0;
    double high = 1e9;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (sum(at(middle, claims)) > amount) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return at(low, claims);
  }

  private static double[] at(double level, List<Claim> claims) {
    return claims.stream()
        .mapToDouble(c -> Math.max(c.floor(), Math.min(c.cap(), level * c.weight())))
        .toArray();
  }

  @Property(seed = "6", tries = 200)
  void noNumberMakesItFailOrGiveNonsense(@ForAll("extreme") List<Claim> claims) {
    double[] shares = WaterFilling.divide(1e308, claims);
    for (int i = 0; i < shares.length; i++) {
      assertThat(shares[i]).isNotNaN().isBetween(0.0, claims.get(i).cap());
    }
  }

  @Provide
  Arbitrary<List<Claim>> extreme() {
    Arbitrary<Double> any = Arbitraries.of(0.0, Double.MIN_VALUE, 1e-300, 1.0, 1e300, 1.7e308);
    return Combinators.combine(any, any, any).as(Claim::new).list().ofMaxSize(6);
  }
}
