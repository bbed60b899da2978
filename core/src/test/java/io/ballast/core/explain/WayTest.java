package io.ballast.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.ballast.core.contract.Guests.Told;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a policy's way. The guest a has 1,000 MiB and needs 300. */
class WayTest {
  private static final Told A = Told.guest("a", 1000, 1000, 300);
  private static final Told B = Told.guest("b", 1000, 1000, 200);

  private static Explanation.OfGuest explained(String policy) {
    ExplainScene scene = new ExplainScene(policy);
    return scene.explain(scene.cycle(A, B), A);
  }

  private static Way way(String policy) {
    return explained(policy).way();
  }

  private static List<String> inputs(List<Input> inputs) {
    return inputs.stream()
        .map(
            input ->
                input.named().expression()
                    + "="
                    + input.named().measure().text()
                    + (input.place().isEmpty()
                        ? ""
                        : " by " + input.definition() + " at " + input.place()))
        .toList();
  }

  /** A policy that wishes where a condition holds; it does not. */
  private static String remedy(String before, String condition) {
    String policy =
        before + "\n(with Guests g (if " + condition + " (g.Control \"balloon_target\" 9) nil))";
    Explanation.OfGuest it = explained(policy);
    assertThat(it.way().wish()).isEmpty();
    assertThat(it.way().decisions()).hasSize(1);
    assertThat(it.remedies()).hasSize(1);
    return it.remedies().getFirst().replaceFirst("For the other branch at p:2, ", "");
  }

  @Test
  void aWishIsTracedThroughVariablesParametersAndFunctions() {
    Way way =
        way(
            """
            (defvar margin 1024)
            (def wanted (x more)
              (+ x more))
            (with Guests g
              (let ((size (wanted g.need margin)))
                (g.Control "balloon_target" size)))
            """);
    Wished wished = way.wish().orElseThrow();
    assertThat(wished.expression()).isEqualTo("size");
    assertThat(wished.place()).isEqualTo("p:6");
    assertThat(wished.size().text()).isEqualTo("301 MiB");
    assertThat(inputs(wished.inputs()))
        .containsExactly(
            "size=301 MiB by (wanted g.need margin) at p:5",
            "(wanted g.need margin)=301 MiB by (+ x more) at p:3",
            "g.need=300 MiB",
            "margin=1024 by 1024 at p:1",
            "x=300 MiB by g.need at p:5",
            "more=1024 by margin at p:5");
    assertThat(way.agrees()).isTrue();
    assertThat(way.cut()).isFalse();
  }

  @Test
  void fieldsHaveTheAgeOfTheirReadingOrReport() {
    ExplainScene scene =
        new ExplainScene(
            "(with Guests g (g.Control \"balloon_target\" (+ g.limit (+ g.need Host.mem_usable))))");
    Told old = A.lastReported(7);
    Way way = scene.explain(scene.cycle(old), old).way();
    assertThat(way.wish().orElseThrow().inputs())
        .extracting(input -> input.named().expression(), input -> input.ageSeconds().orElseThrow())
        .containsExactly(
            tuple("g.limit", 0.0), tuple("g.need", 7.0), tuple("Host.mem_usable", 0.0));
  }

  @Test
  void whatMethodsReadHasItsUnitAndAgeToo() {
    ExplainScene scene =
        new ExplainScene(
            "(with Guests g (g.Control \"balloon_target\" (+ (g.StatMax \"need\") g.limit)))");
    Told old = A.lastReported(7);
    Way way = scene.explain(scene.cycle(old), old).way();
    assertThat(way.wish().orElseThrow().inputs())
        .extracting(
            input -> input.named().expression(),
            input -> input.ageSeconds().orElseThrow(),
            input -> input.named().measure().unit())
        .containsExactly(
            tuple("(g.StatMax \"need\")", 7.0, Unit.KIB), tuple("g.limit", 0.0, Unit.KIB));
  }

  @Test
  void onlyDecisionsAboutWishesAreToldAndOnlyThisGuests() {
    Way way =
        way(
            """
            (def larger (x y) (if (> x y) x y))
            (with Guests g
              (if (== (g.Prop "name") "b")
                  (if (> g.need 0) (g.Control "balloon_target" 1) nil)
                  (if (> (larger g.need 5) 4) (g.Control "balloon_target" 800000) nil)))
            """);
    assertThat(way.decisions())
        .extracting(Decision::condition, Decision::place, Decision::held)
        .containsExactly(
            tuple("(== (g.Prop \"name\") \"b\")", "p:3", false),
            tuple("(> (larger g.need 5) 4)", "p:5", true));
    assertThat(way.decisions()).allMatch(decision -> decision.otherwise().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(< g.need 102400) | `g.need` would have to fall below 100 MiB: it is 300 MiB, 200 MiB away",
        "(<= g.need 102400) | `g.need` would have to fall to 100 MiB: it is 300 MiB, 200 MiB away",
        "(> 102400 g.need) | `g.need` would have to fall below 100 MiB: it is 300 MiB, 200 MiB away",
        "(> g.need g.limit) | `g.need` would have to rise above `g.limit` (1000 MiB): it is 300 MiB,"
            + " 700 MiB away",
        "(>= g.need 409600) | `g.need` would have to rise to 400 MiB: it is 300 MiB, 100 MiB away",
        "(== g.shares 7) | `g.shares` would have to be 7: it is 1000",
        "(!= g.shares 1000) | `g.shares` would have to be other than 1000: it is 1000",
        "(not (< g.shares 2000)) | `g.shares` would have to rise to 2000: it is 1000, 1000 away",
        "(valid g.need (g.GetVar \"x\")) | `(g.GetVar \"x\")` would have to be known",
        "(null g.need) | `g.need` would have to be nil or empty",
        "(g.GetVar \"x\") | `(g.GetVar \"x\")` would have to be true",
        "(and (> g.need 0) (> g.distress 0)) | `g.distress` would have to rise above 0: it is 0",
        "(or (< g.need 1024) (> g.distress 0)) | `g.need` would have to fall below 1 MiB: it is 300"
            + " MiB, 299 MiB away, or `g.distress` would have to rise above 0: it is 0",
      })
  void whatKeptTheWishAwayIsToldWithItsDistance(String condition, String remedy) {
    assertThat(remedy("", condition)).isEqualTo(remedy + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(defvar few (< Host.mem_usable 1024)) | few | `Host.mem_usable` would have to fall below 1"
            + " MiB: it is 4000 MiB, 3999 MiB away",
        "(def few () (< Host.mem_usable 1024)) | (few) | `Host.mem_usable` would have to fall below"
            + " 1 MiB: it is 4000 MiB, 3999 MiB away",
        "(defvar low 0.2) | (< (/ Host.mem_usable 10240000) low) | `(/ Host.mem_usable 10240000)`"
            + " would have to fall below `low` (0.2): it is 0.4, 0.2 away",
        "(defvar lacking (max 0 (- 3072000 Host.mem_usable))) | (> lacking 0) | 3000 MiB would have"
            + " to be more than `Host.mem_usable` (4000 MiB)",
        "(def lacking (g) (max 0 (- g.floor g.limit))) | (> (lacking g) 0) | `g.floor` (348 MiB)"
            + " would have to be more than `g.limit` (1000 MiB), 652 MiB away",
        "(defvar s (+ (max 0 (- 1024 Host.mem_usable)) 0)) | (> s 0) | 1 MiB would have to be more"
            + " than `Host.mem_usable` (4000 MiB), 3999 MiB away, or `0` would",
      })
  void namesStandForWhatTheyAre(String before, String condition, String remedy) {
    assertThat(remedy(before, condition)).startsWith(remedy);
  }

  @Test
  void whoIsNotWishedAnythingByAnyPolicyIsToldSo() {
    Explanation.OfGuest it = explained("(defvar a 1)");
    assertThat(it.way().decisions()).isEmpty();
    assertThat(it.remedies())
        .containsExactly("The policy must wish something for it: as it is, nothing in it does.");
  }

  @Test
  void aPolicyThatWaitsIsToldWithWhatItWaitsFor() {
    ExplainScene scene = new ExplainScene("(with Guests g (g.Control \"balloon_target\" 9))");
    Explanation.OfGuest it = scene.explain(scene.cycleWithoutHost(A), A);
    assertThat(it.way().problems())
        .containsExactly("The policy waits for the host's first readings.");
    assertThat(it.remedies())
        .containsExactly("This must be put right: The policy waits for the host's first readings.");
    assertThat(it.figures())
        .filteredOn(figure -> figure.quantity() == Quantity.HOST_FREE)
        .extracting(Figure::note)
        .containsExactly("it was not read yet");
  }

  @Test
  void aWishThatIsNoSizeIsTold() {
    Explanation.OfGuest it = explained("(with Guests g (g.Control \"balloon_target\" nil))");
    assertThat(it.way().wish()).isPresent();
    assertThat(it.way().problems())
        .containsExactly("p:1: `balloon_target` is left out. A number is needed, not nil.");
    assertThat(it.judged()).isEmpty();
  }

  @Test
  void anotherPolicysAnswerIsNotTakenForTheRecordedOne() {
    ExplainScene scene = new ExplainScene("(with Guests g (g.Control \"balloon_target\" 800000))");
    var record = scene.cycle(A);
    assertThat(scene.explain(record, A).way().agrees()).isTrue();
    String other = "(with Guests g (g.Control \"balloon_target\" 700000))";
    assertThat(scene.explainAs(other, record, A).way().agrees()).isFalse();
  }

  @Test
  void variablesKeptAreThoseOfTheRecordedMoment() {
    ExplainScene scene =
        new ExplainScene(
            """
            (with Guests g
              {
                (g.SetVar "n" (if (null (g.GetVar "n")) 1 (+ 1 (g.GetVar "n"))))
                (if (== (g.GetVar "n") 2) (g.Control "balloon_target" 900000) nil)
              })
            """);
    var first = scene.cycle(A);
    var second = scene.cycle(A);
    scene.cycle(A);
    assertThat(scene.explain(first, A).way().wish()).isEmpty();
    assertThat(scene.explain(second, A).way().wish()).isPresent();
    assertThat(scene.explain(second, A).way().agrees()).isTrue();
  }

  @Test
  void theCycleThatSizedItIsEvaluatedAgainToo() {
    ExplainScene scene =
        new ExplainScene(
            "(with Guests g (if (> g.limit g.floor) (g.Control \"balloon_target\" 950000) nil))");
    var first = scene.cycle(A);
    var now = scene.cycle(A.sized(928), B);
    Sizing sizing = scene.explain(now, Optional.of(first), A).sizedBy().orElseThrow();
    assertThat(sizing.cycle()).isEqualTo(1);
    assertThat(sizing.judged().targetKib()).isEqualTo(950_000);
    assertThat(sizing.wish().orElseThrow().expression()).isEqualTo("950000");
    assertThat(sizing.outcome().orElseThrow().text()).isEqualTo("done");
    Optional<Sizing> none = scene.explain(now, Optional.of(now), A).sizedBy();
    assertThat(none).isEmpty();
  }

  @Test
  void definitionsThatDoubleAtEachStepEndSoon() {
    StringBuilder policy = new StringBuilder("(defvar a0 (> Host.mem_usable 0))\n");
    for (int i = 1; i <= 60; i++) {
      policy.append("(defvar a%d (and a%d a%d))%n".formatted(i, i - 1, i - 1));
    }
    policy.append("(with Guests g (if (not a60) (g.Control \"balloon_target\" 9) nil))");
    assertThat(way(policy.toString()).decisions()).hasSize(1);
    StringBuilder sums = new StringBuilder("(defvar a0 0)\n");
    for (int i = 1; i <= 60; i++) {
      sums.append("(defvar a%d (+ a%d a%d))%n".formatted(i, i - 1, i - 1));
    }
    sums.append("(with Guests g (if (> a60 0) (g.Control \"balloon_target\" 9) nil))");
    assertThat(way(sums.toString()).decisions()).hasSize(1);
  }
}
