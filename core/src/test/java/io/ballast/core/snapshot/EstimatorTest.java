package io.ballast.core.snapshot;

import static io.ballast.core.snapshot.Reports.ENTITLED;
import static io.ballast.core.snapshot.Reports.ESTIMATOR;
import static io.ballast.core.snapshot.Reports.MAXIMUM;
import static io.ballast.core.snapshot.Reports.at;
import static io.ballast.core.snapshot.Reports.balloon;
import static io.ballast.core.snapshot.Reports.reported;
import static io.ballast.core.snapshot.Reports.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Entitlement;
import io.ballast.core.model.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** What a guest needs, and how far down it may go. */
class EstimatorTest {

  private static Estimate next(@Nullable Estimate before, BalloonReading now, double seconds) {
    return ESTIMATOR.next(before, now, ENTITLED, OptionalLong.empty(), at(seconds));
  }

  @Example
  void needRisesAtOnceAndFallsByHalfEveryTwoMinutes() {
    Estimate low = next(null, using(1_000_000, 0), 0);
    assertThat(low.needKib()).hasValue(1_000_000);
    Estimate high = next(low, using(3_000_000, 1), 1);
    assertThat(high.needKib()).hasValue(3_000_000);
    Estimate falling = next(high, using(1_000_000, 121), 121);
    assertThat(falling.needKib()).hasValue(2_000_000);
    Estimate further = next(falling, using(1_000_000, 241), 241);
    assertThat(further.needKib()).hasValue(1_500_000);
    assertThat(next(further, using(1_000_000, 9000), 9000).needKib()).hasValue(1_000_000);
  }

  @Example
  void howOftenItIsReadDoesNotMatter() {
    Estimate often = next(null, using(3_000_000, 0), 0);
    for (int second = 1; second <= 240; second++) {
      often = next(often, using(1_000_000, second), second);
    }
    assertThat(often.needKib().orElseThrow()).isBetween(1_499_900L, 1_500_100L);
  }

  @Example
  void staleFiguresLeaveTheNeedAsItWas() {
    Estimate fresh = next(null, using(1_000_000, 0), 0);
    Estimate frozen = next(fresh, balloon(MAXIMUM, MAXIMUM, 0, 0, reported(0)), 100);
    assertThat(frozen.needKib()).hasValue(1_000_000);
    assertThat(frozen.usedKib()).isEmpty();
    assertThat(frozen.inDistress()).isFalse();
    Estimate never = next(null, BalloonReading.withoutStatistics(MAXIMUM, MAXIMUM), 0);
    assertThat(never.needKib()).isEmpty();
    assertThat(never.floorKib()).as("nothing is known: nothing is taken").isEqualTo(MAXIMUM);
  }

  /** Read every second, reporting every five: 200 KiB a second are no want, 300 are. */
  @Example
  void ratesAreThoseFromReportToReport() {
    assertThat(distressAt(200)).containsOnly("");
    assertThat(distressAt(300))
        .startsWith("", "", "", "", "")
        .endsWith("it swaps in 300 KiB a second", "it swaps in 300 KiB a second");
    assertThat(distressAt(300).subList(5, 20)).containsOnly("it swaps in 300 KiB a second");
  }

  private static List<String> distressAt(long swapInKibPerSecond) {
    List<String> distress = new ArrayList<>();
    Estimate estimate = null;
    for (int second = 0; second < 20; second++) {
      int report = second / 5 * 5;
      estimate = next(estimate, swapping(report * swapInKibPerSecond, report), second);
      distress.add(estimate.distress());
    }
    return distress;
  }

  private static BalloonReading swapping(long swappedIn, int second) {
    OptionalLong tenth = OptionalLong.of(MAXIMUM / 10);
    OptionalLong zero = OptionalLong.of(0);
    return new BalloonReading(
        MAXIMUM,
        MAXIMUM,
        OptionalLong.of(MAXIMUM),
        tenth,
        tenth,
        zero,
        OptionalLong.of(swappedIn),
        zero,
        zero,
        zero,
        reported(second));
  }

  @Example
  void aGuestWhoseMaximumFellNeedsNoMoreThanThat() {
    Estimate high = next(null, using(3_500_000, 0), 0);
    Entitlement less = new Entitlement("c", 250_000, 1_000_000, 1000, true);
    BalloonReading small = BalloonReading.withoutStatistics(1_000_000, 1_000_000);
    Estimate after = ESTIMATOR.next(high, small, less, OptionalLong.empty(), at(1));
    assertThat(after.needKib()).hasValue(1_000_000);
  }

  /** At rest: the size less what is usable, and some of the cache. */
  @Property
  void needAtRestIsSizeLessUsableAndACappedCache(
      @ForAll @LongRange(min = 100_000, max = MAXIMUM) long size,
      @ForAll @LongRange(max = 1000) long usablePerMille,
      @ForAll @LongRange(max = 1000) long cachePerMille,
      @ForAll @LongRange(max = 1000) long outsidePerMille) {
    long total = size - size / 10 * outsidePerMille / 1000;
    long usable = total * usablePerMille / 1000;
    long caches = usable * cachePerMille / 1000;
    Estimate estimate = null;
    for (int second = 0; second < 3; second++) {
      estimate = next(estimate, balloon(size, total, usable, caches, reported(second)), second);
      long used = size - usable;
      long credit = Math.min(caches, Math.round(used * 0.15));
      assertThat(estimate.needKib()).hasValue(Math.min(used + credit, MAXIMUM));
      assertThat(estimate.usedKib()).hasValue(used);
    }
  }

  @Provide
  Arbitrary<OptionalLong> claims() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(OptionalLong.empty())),
        Tuple.of(4, Arbitraries.longs().between(0, 8_000_000).map(OptionalLong::of)),
        Tuple.of(2, Arbitraries.longs().map(OptionalLong::of)));
  }

  @Provide
  Arbitrary<BalloonReading> readings() {
    Arbitrary<Long> sizes =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 8_000_000),
            Arbitraries.longs().between(0, Long.MAX_VALUE / 4));
    Arbitrary<OptionalLong> claims = claims();
    Arbitrary<OptionalLong> seconds =
        Arbitraries.longs().between(-100, 100).map(Reports::reported).injectDuplicates(0.3);
    return Combinators.combine(sizes, sizes, claims, claims, claims, claims, claims, seconds)
        .as(
            (current, maximum, total, unused, usable, caches, counter, second) ->
                new BalloonReading(
                    current, maximum, total, unused, usable, caches, counter, caches, usable,
                    counter, second));
  }

  /** Whatever a guest claims, from one reading to the next. */
  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void nothingThatAGuestClaimsBreaksTheBounds(
      @ForAll("readings") BalloonReading first,
      @ForAll("readings") BalloonReading second,
      @ForAll("readings") BalloonReading third,
      @ForAll("claims") OptionalLong resident,
      @ForAll @LongRange(max = 40) long seconds) {
    Estimate estimate = null;
    double now = 0;
    for (BalloonReading reading : new BalloonReading[] {first, second, third}) {
      long maximum = reading.maximumKib();
      Entitlement entitled = new Entitlement("c", maximum / 4, maximum - maximum / 8, 1, true);
      estimate = ESTIMATOR.next(estimate, reading, entitled, resident, at(now));
      now += seconds;
      if (estimate.needKib().isPresent()) {
        assertThat(estimate.needKib().getAsLong()).isBetween(0L, maximum);
      }
      assertThat(estimate.floorKib()).isBetween(entitled.guaranteeKib(), entitled.limitKib());
      assertThat(estimate.reserveKib()).isPositive();
      assertThat(estimate.spareKib()).isBetween(0L, Math.max(0, reading.currentKib()));
      assertThat(estimate.usedKib().orElse(0)).isNotNegative();
    }
  }

  @Example
  void whoseUseJumpsKeepsRoomForAJump() {
    Guests guests = new Guests();
    guests.see(5000, Guests.Told.guest("g", 4000, 4000, 500));
    Guests.Told jumped = Guests.Told.guest("g", 4000, 4000, 800);
    guests.later(5).see(5000, jumped);
    long soon = reserveMib(guests.later(5).see(5000, jumped));
    long later = reserveMib(guests.later(900).see(5000, jumped));
    assertThat(soon).isBetween(890L, 900L);
    assertThat(later).isBetween(440L, 450L);
  }

  private static long reserveMib(Snapshot snapshot) {
    Estimate estimate = snapshot.guests().getFirst().estimate();
    return estimate == null ? 0 : estimate.reserveKib() / Memory.KIB_PER_MIB;
  }
}
