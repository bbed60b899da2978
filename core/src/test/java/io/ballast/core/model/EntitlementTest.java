package io.ballast.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** What guests are entitled to, by name and maximum. */
class EntitlementTest {

  private static ServiceClass named(String name, String... patterns) {
    return new ServiceClass(
        name,
        new Amount.Share(0.5),
        new Amount.Share(1),
        1,
        true,
        Stream.of(patterns).map(NamePattern::new).toList());
  }

  @Example
  void theFirstClassThatMatchesCounts() {
    ServiceClasses classes =
        new ServiceClasses(
            List.of(named("web", "web-*", "www"), named("all-but-nothing", "?*"), named("w", "w*")),
            ServiceClass.standard());
    assertThat(classes.of("web-1").name()).isEqualTo("web");
    assertThat(classes.of("www").name()).isEqualTo("web");
    assertThat(classes.of("WEB-1").name()).isEqualTo("all-but-nothing");
    assertThat(classes.of("").name()).isEqualTo("default");
    assertThat(ServiceClasses.onlyStandard().of("x").name()).isEqualTo("default");
  }

  @Property
  void anAmountIsNeverMoreThanTheWhole(
      @ForAll @LongRange(max = Long.MAX_VALUE) long whole,
      @ForAll @DoubleRange(max = 1) double ratio,
      @ForAll @LongRange(max = Long.MAX_VALUE) long fixed) {
    assertThat(new Amount.Share(ratio).kibOf(whole)).isBetween(0L, whole);
    assertThat(new Amount.Fixed(fixed).kibOf(whole)).isEqualTo(Math.min(fixed, whole));
  }

  @Property
  void aGuaranteeIsNeverMoreThanTheLimitNorTheLimitMoreThanTheMaximum(
      @ForAll @DoubleRange(max = 1) double guarantee,
      @ForAll @LongRange(max = 1L << 50) long limit,
      @ForAll @LongRange(max = 1L << 50) long maximum) {
    Entitlement entitled =
        new ServiceClass(
                "c", new Amount.Share(guarantee), new Amount.Fixed(limit), 7, false, List.of())
            .entitle(maximum);
    assertThat(entitled.limitKib()).isEqualTo(Math.min(limit, maximum));
    assertThat(entitled.guaranteeKib())
        .isEqualTo(Math.min(Math.round(maximum * guarantee), entitled.limitKib()));
    assertThat(entitled.shares()).isEqualTo(7);
    assertThat(entitled.mergeable()).isFalse();
  }

  @Property
  void aGuestsOwnPromiseHoldsUnlessItsClassWasGivenItByName(
      @ForAll @LongRange(max = 2000) long promised) {
    Entitlement ordinary = ServiceClass.standard().entitle(1000, OptionalLong.of(promised));
    assertThat(ordinary.guaranteeKib()).isEqualTo(Math.min(promised, 1000));
    Entitlement classed = named("c", "*").entitle(1000, OptionalLong.of(promised));
    assertThat(classed.guaranteeKib()).isEqualTo(Math.clamp(promised, 500, 1000));
  }

  @Example
  void withoutAPromiseTheClassCounts() {
    assertThat(ServiceClass.standard().entitle(1000, OptionalLong.empty()).guaranteeKib())
        .isEqualTo(250);
    assertThat(ServiceClass.standard().entitle(1000, OptionalLong.of(-5)).guaranteeKib()).isZero();
  }

  @Example
  void sharesAreRoundedToTheNearest() {
    assertThat(new Amount.Share(0.25).kibOf(4_194_304)).isEqualTo(1_048_576);
    assertThat(new Amount.Share(1.0 / 3).kibOf(1000)).isEqualTo(333);
    assertThat(new Amount.Share(1).kibOf(0)).isZero();
  }
}
