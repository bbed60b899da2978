package io.ballast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a policy's wishes and errors. */
class EvaluateTest {
  private static final Told A = Told.guest("a", 1000, 1000, 300);
  private static final Told B = Told.guest("b", 1000, 1000, 300);

  private static PolicyScene wishing(String value) {
    return new PolicyScene("\n(with Guests g (g.Control \"balloon_target\" " + value + "))");
  }

  @Test
  void aWishNamesItsGuestItsSizeAndItsPlace() {
    Evaluated evaluated = wishing("(+ 7 1)").cycle(A, B);
    assertThat(evaluated.problems()).isEmpty();
    assertThat(evaluated.steps()).isPositive();
    assertThat(evaluated.wishes())
        .containsExactly(
            new BalloonWish(A.id(), 8, "test.policy:2"),
            new BalloonWish(B.id(), 8, "test.policy:2"));
  }

  @Test
  void aWishHasTheReasonThatThePolicyGives() {
    Evaluated evaluated =
        new PolicyScene(
                "(Host.Control \"ksm_pages_to_scan\" 1)"
                    + "(with Guests g (because (+ \"room for \" (g.Prop \"name\"))"
                    + " { (g.Control \"balloon_target\" 8) (Host.Control \"ksm_pages_to_scan\" 2) }))")
            .cycle(A, B);
    assertThat(evaluated.balloons())
        .extracting(BalloonWish::told)
        .containsExactly("test.policy:1: room for a", "test.policy:1: room for b");
    assertThat(evaluated.reason(A.id())).isEqualTo("room for a");
    assertThat(evaluated.reason(KsmKnob.PAGES_TO_SCAN)).isEqualTo("room for b");
    assertThat(evaluated.reason(KsmKnob.RUN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12.9, 12",
    "-12.9, 0",
    "-5, 0",
    "0, 0",
    "1e300, 2305843009213693951",
    "(<< 1 500), 2305843009213693951",
    "(- 0 (<< 1 500)), 0",
    "(== 1 1), 1",
  })
  void sizesAreWholeAndWithinALong(String value, long kib) {
    Evaluated evaluated = wishing(value).cycle(A);
    assertThat(evaluated.problems()).isEmpty();
    assertThat(evaluated.balloons()).extracting(BalloonWish::targetKib).containsExactly(kib);
  }

  @ParameterizedTest
  @CsvSource({
    "(- 1e999 1e999), nan is not",
    "1e999, infinity is not",
    "nil, not nil",
    "\"1024\", not a string",
    "(with Guests x 1), not a list",
    "g, not an entity",
  })
  void whatIsNoSizeIsToldOnceForEachWish(String value, String why) {
    Evaluated evaluated = wishing(value).cycle(A, B);
    assertThat(evaluated.wishes()).isEmpty();
    assertThat(evaluated.problems())
        .hasSize(2)
        .allSatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("test.policy:2: `balloon_target` is left out. ")
                    .containsIgnoringCase(why));
  }

  @Test
  void aControlThatNobodyTakesIsTold() {
    PolicyScene scene =
        new PolicyScene(
            "(with Guests g (g.Control \"other\" 1))\n(Host.Control \"other\" 2)\n"
                + "(Host.Control \"balloon_target\" 3)");
    Evaluated evaluated = scene.cycle(A);
    assertThat(evaluated.wishes()).isEmpty();
    assertThat(evaluated.problems())
        .containsExactlyInAnyOrder(
            "test.policy:1: No controller takes `other`.",
            "test.policy:2: No controller takes `other`.",
            "test.policy:3: No controller takes `balloon_target`.");
  }

  /** KSM's pages are under control here, and whether it runs is not. */
  @Test
  void whatTheAdministratorLeftOutIsNoProblemOfTheCycle() {
    PolicyScene scene =
        new PolicyScene(
            "(Host.Control \"ksm_run\" 1)\n(Host.Control \"ksm_pages_to_scan\" -7)\n"
                + "(with Guests g (g.Control \"ksm_run\" 1))");
    Evaluated evaluated = scene.cycle(A);
    assertThat(evaluated.ksm())
        .containsExactly(new KsmWish(KsmKnob.PAGES_TO_SCAN, -7, "test.policy:2"));
    assertThat(evaluated.balloons()).isEmpty();
    assertThat(evaluated.problems())
        .containsExactly("test.policy:3: No controller takes `ksm_run`.");
  }

  @Test
  void aGuestsErrorHoldsOnlyThatGuest() {
    PolicyScene scene =
        new PolicyScene(
            "(with Guests g {\n  (g.Control \"balloon_target\" 5)\n"
                + "  (if (== (g.Prop \"name\") \"a\") (/ 1 0) 0)})");
    Evaluated evaluated = scene.cycle(A, B);
    assertThat(evaluated.balloons()).extracting(BalloonWish::guest).containsExactly(B.id());
    assertThat(evaluated.problems()).hasSize(1);
    assertThat(evaluated.problems().getFirst()).startsWith("test.policy:3: ").endsWith("(guest a)");
  }

  @Test
  void anErrorOutsideOfGuestsCancelsTheCycle() {
    PolicyScene scene =
        new PolicyScene("(with Guests g (g.Control \"balloon_target\" 5))\n(/ 1 0)");
    Evaluated evaluated = scene.cycle(A);
    assertThat(evaluated.wishes()).isEmpty();
    assertThat(evaluated.problems()).hasSize(1);
    assertThat(evaluated.problems().getFirst())
        .startsWith("The policy failed and controls nothing in this cycle: test.policy:2: ");
  }

  @Test
  void aHostileNameIsShownEscapedAndCut() {
    Told hostile = Told.guest("\u001b[2J\n" + "x".repeat(500), 1000, 1000, 300);
    String problem =
        new PolicyScene("(with Guests g (/ 1 0))").cycle(hostile).problems().getFirst();
    assertThat(problem).doesNotContain("\u001b", "\n").hasSizeLessThan(200);
  }

  @Test
  void withoutAHostOrOneOfItsFieldsThePolicyWaits() {
    PolicyScene scene = wishing("1");
    scene.guests.see(5000, A);
    Evaluated unseen = scene.run(scene.guests.withoutHost());
    assertThat(unseen.wishes()).isEmpty();
    assertThat(unseen.problems())
        .containsExactly("The policy waits for the host's first readings.");
    Snapshot lacking = scene.snapshot(OptionalLong.empty(), A);
    assertThat(scene.run(lacking).problems())
        .containsExactly("The policy waits, because the host has no `cpu_count`.");
    assertThat(scene.run(lacking).wishes()).isEmpty();
    assertThat(scene.cycle(A).wishes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(GuestState.class)
  void thePolicySeesOnlyGuestsThatAreReady(GuestState state) {
    Evaluated evaluated = wishing("1").cycle(A.in(state), B);
    List<BalloonWish> wishes = evaluated.balloons();
    assertThat(wishes).hasSize(state == GuestState.RUNNING ? 2 : 1);
    assertThat(wishes.getLast().guest()).isEqualTo(Guests.id("b"));
  }
}
