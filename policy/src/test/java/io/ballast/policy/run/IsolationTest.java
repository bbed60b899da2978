package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IsolationTest {

  private static final String FAIL_ON_B = "(if (== (g.Prop \"name\") \"b\") (/ 1 0) 1)";

  private final Run run = new Run();

  @Test
  void anErrorCostsOneGuestOnly() {
    Evaluation it = run.run("(with Guests g { (g.Control \"t\" g.size) " + FAIL_ON_B + " })");
    assertThat(it.failure()).isNull();
    assertThat(Run.wishes(it)).containsExactly("a.t=1", "c.t=3");
    assertThat(it.results().toString()).contains("Nil");
    assertThat(it.held()).containsExactly(run.guests.get(1));
    assertThat(it.problems()).hasSize(1);
    assertThat(it.problems().getFirst().message()).isEqualTo("Division by zero.");
    assertThat(it.problems().getFirst().entity()).isSameAs(run.guests.get(1));
  }

  @Test
  void withoutIsolationTheSameErrorEndsTheCycle() {
    Evaluation it =
        run.run(
            "(with Guests g { (g.Control \"t\" 1) " + FAIL_ON_B + " }) 5",
            Budget.CYCLE,
            Isolation.OFF);
    assertThat(Run.failure(it).entity()).isSameAs(run.guests.get(1));
    assertThat(it.wishes()).isEmpty();
    assertThat(it.results()).isEmpty();
    assertThat(it.held()).isEmpty();
  }

  @Test
  void setsOfTheFailedIterationAreUndone() {
    assertThat(
            run.last(
                "(defvar n 0) (defvar m 0)"
                    + "(with Guests g { (set n (+ n g.size)) (set m n) (set n (+ n 100)) "
                    + FAIL_ON_B
                    + " (set n (- n 100)) })"
                    + "(+ n (* 1000 m))"))
        .isEqualTo("4004");
  }

  @Test
  void variablesOfTheFailedIterationAreUndone() {
    Evaluation it =
        run.run(
            "(Host.SetVar \"n\" 1)"
                + "(with Guests g { (Host.SetVar \"n\" (+ 1 (Host.GetVar \"n\")))"
                + " (g.SetVar \"kept\" 8) (Host.SetVar g.size 1) })"
                + "(Host.GetVar \"n\") (with Guests g (g.GetVar \"kept\"))");
    assertThat(it.problems()).hasSize(3);
    assertThat(it.results().get(2)).isEqualTo(Value.of(1));
    assertThat(it.variables()).containsOnlyKeys(run.host);
    assertThat(it.variables().get(run.host)).isEqualTo(Map.of("n", Value.of(1)));
  }

  @Test
  void aVariableOfAnEarlierEvaluationComesBack() {
    assertThat(run.last("(with Guests g { (g.SetVar \"kept\" 8) (/ 1 0) }) (Host.GetVar \"kept\")"))
        .isEqualTo("7");
  }

  @Test
  void controlsOfTheFailedIterationAreUndoneOnEveryEntity() {
    Evaluation it =
        run.run(
            "(Host.Control \"k\" 1)"
                + "(with Guests g { (Host.Control \"k\" 2) (Host.Control \"new\" 2) (/ 1 0) })"
                + "(Host.GetControl \"k\") (Host.GetControl \"new\")");
    assertThat(Run.wishes(it)).containsExactly("host.k=1");
    assertThat(it.results().subList(2, 4)).containsExactly(Value.of(1), Value.NIL);
  }

  @Test
  void aHeldGuestLosesItsControlsEarlierAndLater() {
    Evaluation it =
        run.run(
            "(defvar peer nil)"
                + "(with Guests g { (g.Control \"early\" 1) (if (== g.size 2) (set peer g) 0) })"
                + "(with Guests g "
                + FAIL_ON_B
                + ")"
                + "(peer.Control \"late\" 1)"
                + "(peer.GetControl \"early\")");
    assertThat(Run.wishes(it)).containsExactly("a.early=1", "c.early=1");
    assertThat(it.results().getLast()).isEqualTo(Value.NIL);
  }

  @Test
  void laterLoopsSkipAHeldGuest() {
    assertThat(run.last("(with Guests g " + FAIL_ON_B + ") (with Guests g g.size)"))
        .isEqualTo("(1 3)");
  }

  @Test
  void aLoopThatIsStillRunningSkipsItToo() {
    assertThat(
            run.last(
                "(with Guests g { (if (== g.size 1) (with Guests h"
                    + " (if (== h.size 3) (/ 1 0) 0)) 0) g.size })"))
        .isEqualTo("(1 2)");
  }

  @Test
  void definitionsOfTheFailedIterationAreUndone() {
    assertThat(run.last("(def f () 1) (with Guests g { (def f () 2) (/ 1 0) }) (f)"))
        .isEqualTo("1");
  }

  @Test
  void anInnerErrorHoldsTheInnerGuestEvenIfTheOuterIterationFailsLater() {
    Evaluation it =
        run.run(
            "(with Guests g (g.Control \"t\" 1))"
                + "(with Guests g (if (== g.size 1) { (with Guests h (if (== h.size 2) (/ 1 0) 0))"
                + " (/ 2 0) } 0))");
    assertThat(it.held()).containsExactlyInAnyOrder(run.guests.get(0), run.guests.get(1));
    assertThat(Run.wishes(it)).containsExactly("c.t=1");
    assertThat(it.problems()).hasSize(2);
  }

  @Test
  void anErrorInALoopOverOtherThingsEndsTheCycle() {
    Evaluation it =
        run.run(
            "(defvar l (with Guests g 1)) (with Guests g { (g.Control \"t\" 1) (with l x (/ 1 0)) })");
    assertThat(Run.failure(it).entity()).isNull();
    assertThat(it.wishes()).isEmpty();
    assertThat(it.variables()).isEmpty();
  }

  @Test
  void anErrorOutsideLoopsEndsTheCycle() {
    Evaluation it = run.run("(with Guests g (g.Control \"t\" 1)) (Host.SetVar \"n\" 1) (/ 1 0) 5");
    assertThat(it.failure()).isNotNull();
    assertThat(it.wishes()).isEmpty();
    assertThat(it.variables()).isEmpty();
    assertThat(it.results()).hasSize(2);
  }

  @Test
  void anExceededBudgetIsNeverIsolated() {
    Evaluation it = run.run("(with Guests g (* \"a\" 99999999999))");
    assertThat(it.failure()).isNotNull();
    assertThat(it.problems()).isEmpty();
  }

  @Test
  void anErrorInAFunctionCalledFromALoopStaysWithTheGuest() {
    Evaluation it = run.run("(def f (x) (/ 1 (- x 2))) (with Guests g (f g.size))");
    assertThat(it.failure()).isNull();
    assertThat(it.held()).containsExactly(run.guests.get(1));
  }

  @Test
  void scopeAndDepthAreRestoredAfterAFailure() {
    String nested =
        "(with Guests g (let ((x 1)) (with Guests g { (defvar y 2) (+ (+ (+ (/ 1 0) 1) 1) 1) })))";
    assertThat(run.last("(defvar x 5) " + nested + " x")).isEqualTo("5");
    assertThat(run.last(nested + " y")).startsWith("error: There is no variable");
  }

  @Test
  void objectsInsideAHeldGuestAreHeldWithIt() {
    Evaluation it =
        run.run(
            "(with Guests g (with g.disks d (d.setLimit (* 10 g.size))))"
                + "(with Guests g "
                + FAIL_ON_B
                + ")");
    assertThat(Run.wishes(it)).containsExactly("a-disk.setLimit=10", "c-disk.setLimit=30");
  }

  /** Each loop fails on b; what it gives is without b. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(sum Guests g (* g.size %s)) | 4",
        "(average Guests g (* g.size %s)) | 2.0",
        "(count Guests g %s) | 2",
        "(first Guests g (if (> g.size 1) %s 0)) | guest c",
        "(sort-by Guests g (* -1 (* g.size %s))) | (guest c guest a)",
        "(filter Guests g %s) | (guest a guest c)",
        "(any Guests g (== 9 %s)) | false",
        "(all Guests g %s) | true",
        "(share-out 30 Guests g (* 2 %s) nil 1 s s) | (15.0 15.0)",
        "(share-out 30 Guests g 2 (* 20 %s) 1 s s) | (15.0 15.0)",
        "(share-out 30 Guests g 2 nil %s s s) | (15.0 15.0)",
        "(share-out 30 Guests g 2 nil 1 s (* s %s)) | (10.0 nil 10.0)",
      })
  void everyLoopLeavesOutTheGuestThatFails(String text, String expected) {
    Evaluation it = run.run("(with Guests g (g.Control \"t\" 1)) " + text.formatted(FAIL_ON_B));
    assertThat(it.failure()).isNull();
    assertThat(Show.value(it.results().getLast(), 100)).isEqualTo(expected);
    assertThat(it.held()).containsExactly(run.guests.get(1));
    assertThat(Run.wishes(it)).containsExactly("a.t=1", "c.t=1");
    assertThat(it.problems()).extracting(Problem::message).containsExactly("Division by zero.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(sum Guests g (if (== g.size 2) \"x\" 1))",
        "(average Guests g (if (== g.size 2) nil 1))",
        "(sort-by Guests g (if (== g.size 2) \"x\" 1))",
        "(share-out 9 Guests g (- 0 (if (== g.size 2) 1 0)) nil 1 s s)",
      })
  void aValueThatTheLoopCannotUseIsTheGuestsErrorToo(String text) {
    Evaluation it = run.run(text);
    assertThat(it.failure()).isNull();
    assertThat(it.held()).containsExactly(run.guests.get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(sum Guests g g.size) | 4",
        "(sort-by Guests g (- 0 g.size)) | (guest c guest a)",
        "(filter Guests g 1) | (guest a guest c)",
        "(count Guests g 1) | 2",
        "(share-out 30 Guests g 0 nil 1 s s) | (15.0 15.0)",
      })
  void everyLoopSkipsAHeldGuest(String text, String expected) {
    assertThat(run.last("(with Guests g " + FAIL_ON_B + ") " + text)).isEqualTo(expected);
  }

  @Test
  void whatAFailedIterationOfAnyLoopDidIsUndone() {
    Evaluation it =
        run.run(
            "(defvar n 0) (Host.Control \"k\" 0)"
                + "(sum Guests g { (set n (+ n 1)) (Host.Control \"k\" g.size) "
                + FAIL_ON_B
                + " }) n");
    assertThat(it.results().getLast()).isEqualTo(Value.of(2));
    assertThat(Run.wishes(it)).containsExactly("host.k=3");
  }

  /** While claims are made for a, the loop inside holds c; nothing is kept for it. */
  @Test
  void aGuestHeldInAnothersClaimGetsNoShare() {
    assertThat(
            run.last(
                "(share-out 30 Guests g { (if (== g.size 3) (count Guests h"
                    + " (if (== h.size 1) (/ 1 0) 0)) 0) 0 } nil 1 s s)"))
        .isEqualTo("(15.0 15.0)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(sum (with Guests g 1) x (/ 1 0))",
        "(filter (with Guests g 1) x (/ 1 0))",
        "(share-out 5 (with Guests g 1) x (/ 1 0) nil 1 s s)",
        "(sum (with Guests g g) g (sum (with Guests h 1) x (/ 1 0)))",
      })
  void anErrorInALoopOverOtherThingsEndsTheCycleWhateverTheLoop(String text) {
    assertThat(Run.failure(run.run(text)).message()).isEqualTo("Division by zero.");
  }
}
