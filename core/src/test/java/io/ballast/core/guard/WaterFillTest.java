package io.ballast.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.WaterFill.Claim;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class WaterFillTest {
  /** More KiB than any host has: 256 PiB. */
  private static final long MUCH = 1L << 48;

  @Provide
  Arbitrary<List<Claim>> claims() {
    Arbitrary<Long> wants = Arbitraries.longs().between(0, MUCH);
    Arbitrary<Long> small = Arbitraries.longs().between(0, 50);
    Arbitrary<Long> weights = Arbitraries.longs().between(1, 1_000_000);
    return Combinators.combine(Arbitraries.oneOf(wants, small), weights)
        .as(Claim::new)
        .list()
        .ofMaxSize(20);
  }

  private static long wanted(List<Claim> claims) {
    return claims.stream().mapToLong(Claim::want).sum();
  }

  @Property
  void nobodyGetsMoreThanWantedAndNothingIsLeftThatSomebodyWants(
      @ForAll("claims") List<Claim> claims, @ForAll @LongRange(max = 4 * MUCH) long amount) {
    long[] grants = WaterFill.divide(amount, claims);
    assertThat(grants).hasSize(claims.size());
    for (int i = 0; i < grants.length; i++) {
      assertThat(grants[i]).isBetween(0L, claims.get(i).want());
    }
    assertThat(WaterFill.sum(grants)).isEqualTo(Math.min(amount, wanted(claims)));
  }

  /** Who weighs more gets no less, but for the KiB that whole numbers cannot divide. */
  @Property
  void grantsRiseWithWeight(
      @ForAll("claims") List<Claim> others,
      @ForAll @LongRange(max = MUCH) long want,
      @ForAll @LongRange(min = 1, max = 1000) long weight,
      @ForAll @LongRange(max = 1000) long more,
      @ForAll @LongRange(max = MUCH) long amount) {
    assertThat(grant(others, want, weight + more, amount))
        .isGreaterThanOrEqualTo(grant(others, want, weight, amount) - others.size() - 1);
  }

  private static long grant(List<Claim> others, long want, long weight, long amount) {
    List<Claim> all = new ArrayList<>(others);
    all.add(new Claim(want, weight));
    return WaterFill.divide(amount, all)[others.size()];
  }

  /** Of two who want more than they got, each got in proportion to its weight. */
  @Property
  void whoIsNotContentGetsByWeight(
      @ForAll("claims") List<Claim> claims, @ForAll @LongRange(max = MUCH) long amount) {
    long[] grants = WaterFill.divide(amount, claims);
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    for (int i = 0; i < grants.length; i++) {
      Claim claim = claims.get(i);
      if (grants[i] < claim.want()) {
        lowest = Math.min(lowest, (double) (grants[i] + claims.size()) / claim.weight());
        highest = Math.max(highest, (double) (grants[i] - claims.size()) / claim.weight());
      }
    }
    assertThat(highest).isLessThanOrEqualTo(lowest * (1 + 1e-9));
  }

  @Example
  void byHand() {
    List<Claim> claims = List.of(new Claim(10, 1), new Claim(100, 1), new Claim(100, 2));
    assertThat(WaterFill.divide(100, claims)).containsExactly(10, 30, 60);
    assertThat(WaterFill.divide(-5, claims)).containsExactly(0, 0, 0);
    assertThat(WaterFill.divide(1, List.of())).isEmpty();
    assertThat(WaterFill.divide(123_165_389_222_461L, List.of(new Claim(MUCH, 797912))))
        .containsExactly(123_165_389_222_461L);
  }
}
