package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BudgetTest {

  private static final String THOUSAND = "(defvar l (* Guests 333)) ";

  private final Run run = new Run();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(<< 1 999999999)",
        "(<< 1 99999999999999999999999999)",
        "(* \"ab\" 999999999)",
        "(* \"ab\" 99999999999999999999999999)",
        "(* Guests 99999999)",
        THOUSAND + "(defvar s \"a\") (with l x (set s (+ s s)))",
        THOUSAND + "(defvar s Guests) (with l x (set s (+ s s)))",
        THOUSAND + "(defvar n 3) (with l x (set n (* n n)))",
        THOUSAND + "(defvar n Guests) (with l x (set n (with Guests g n)))",
        THOUSAND + "(defvar n 1) (with l x (set n (with x.disks d n)))",
        THOUSAND + "(with l x (with l y (with l z 1)))",
        "(def f (n) (+ 1 (f n))) (f 1)",
        "(def f () { (f) (f) }) (f)",
        THOUSAND
            + "(defvar s (* \"a\" 1000000)) (with l x (Host.SetVar (+ s (x.Prop \"name\")) s))",
        THOUSAND
            + "(defvar n 0) (defvar s \"\") (with l x (with l y {"
            + " (set s (+ s \"a\")) (Host.Control s 1) }))",
        THOUSAND + "(with l x (sum l y (sum l z 1)))",
        THOUSAND + "(with l x (with l y (count l z (len l))))",
        THOUSAND + "(with l x (with l y (sort-by l z 1)))",
        THOUSAND + "(defvar s Guests) (with l x (set s (filter (+ s s) y 1)))",
        THOUSAND + "(with l x (with l y (contains l 5)))",
        THOUSAND + "(with l x (with l y (share-out 9 l z 0 1 1 s s)))",
        "(defvar s (* \"a\" 1000000)) (defvar l (* Guests 333))"
            + " (with l x (with l y (contains s (+ s \"b\"))))",
        "(def f (n) (sum Guests g (f n))) (f 1)",
        "(def f (n) (cond ((f n) 1))) (f 1)",
        "(def f (n) (because (f n) 1)) (f 1)",
      })
  void hostilePoliciesEndWithAnErrorThatIsNotIsolated(String text) {
    Evaluation it = run.run("{" + text + "}");
    assertThat(it.failure()).isNotNull();
    assertThat(it.problems()).isEmpty();
    assertThat(it.wishes()).isEmpty();
    assertThat(it.steps()).isLessThanOrEqualTo(Budget.CYCLE.steps() + 1);
  }

  /** What is long to look at takes steps as many calls do, although nothing large is made. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(defvar s (* \"a\" 10000)) (sort-by (* Guests 1000) x s)",
        "(defvar s (* \"a\" 10000)) (with Guests g (with Guests h (matches s \"(a?){90}b\")))",
        "(defvar s (* \"a\" 9000)) (contains s (* \"a\" 900))",
        "(defvar l (* (with Guests g g.size) 300)) (with l x (with l y (sum l)))",
        "(defvar l (* Guests 3000)) (with Guests g (share-out 9 l z 0 1 1 s s))",
      })
  void lookingAtMuchTakesSteps(String text) {
    Evaluation it = run.run("{" + text + "}", Run.SMALL, Isolation.ON);
    assertThat(Run.failure(it).message()).contains("more than 100,000 steps");
    assertThat(it.problems()).isEmpty();
    assertThat(it.steps()).isEqualTo(Run.SMALL.steps() + 1);
  }

  @Test
  void aLongHistoryTakesSteps() {
    List<Value> history = Collections.nCopies(60_000, Value.of(1));
    TestEntity guest = TestEntity.sampled("g", Map.of("f", history));
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    globals.put("e", new Value.Ref(guest));
    Program program =
        Parser.parse(
                Source.of("test", "(e.Percentile \"f\" 5 5) (e.Trend \"f\") (e.StatMin \"f\")"))
            .program();
    Evaluation it =
        new Interpreter(Run.SMALL, Isolation.ON, () -> 0, line -> {})
            .evaluate(program, new World(globals));
    assertThat(it.results()).hasSize(2);
    assertThat(Run.failure(it).message()).contains("more than 100,000 steps");
  }

  @Test
  void theClockEndsAnEvaluation() {
    AtomicLong now = new AtomicLong();
    Interpreter slow =
        new Interpreter(
            Budget.CYCLE, Isolation.ON, () -> now.addAndGet(1_000_000_000L), line -> {});
    Evaluation it =
        slow.evaluate(
            Parser.parse(Source.of("test", THOUSAND + "(with l x (with l y (with l z 1)))"))
                .program(),
            run.world());
    assertThat(Run.failure(it).message()).isEqualTo("The policy takes longer than 5,000 ms.");
  }

  @Test
  void aHugeOperationMakesTheClockBeLookedAt() {
    AtomicLong looks = new AtomicLong();
    Interpreter counting =
        new Interpreter(Budget.CYCLE, Isolation.ON, looks::getAndIncrement, line -> {});
    counting.evaluate(
        Parser.parse(Source.of("test", "(defvar n (<< 1 900000)) (* n n) (* n n)")).program(),
        run.world());
    assertThat(looks).hasValueGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(def f (n) (+ 1 (f n))) (f 1)",
        "(def f (n) (let ((x (f n))) x)) (f 1)",
        "(def f (n) (with Guests g (f n))) (f 1)",
        "(def f (n) { (if 1 {{{ (f n) }}} 0) }) (f 1)",
        "(def f (n) (debug (max (set n (f (f n)))))) (f 1)",
        "(def f (n) (sum Guests g (f n))) (f 1)",
        "(def f (n) (first Guests g (f n))) (f 1)",
        "(def f (n) (share-out 1 Guests g (f n) 1 1 s 1)) (f 1)",
        "(def f (n) (share-out 1 Guests g 0 1 1 s (f n))) (f 1)",
        "(def f (n) (cond (0 1) ((f n) 2))) (f 1)",
        "(def f (n) (because \"x\" (f n))) (f 1)",
        "(def f (n) { (matches \"aaaaaaaaaa\" \"((a?){16}){3}b*c\") (f n) }) (f 1)",
      })
  void deepRecursionFitsTheDefaultStack(String text) throws InterruptedException {
    AtomicReference<Object> outcome = new AtomicReference<>("nothing");
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                outcome.set(Run.failure(run.run(text)));
              } catch (StackOverflowError e) {
                outcome.set(e);
              }
            },
            "default stack",
            1L << 20);
    thread.start();
    thread.join();
    assertThat(outcome.get()).isInstanceOf(Problem.class);
    assertThat(((Problem) outcome.get()).message()).contains("nested deeper than 600");
  }

  @Test
  void recursionAsDeepAsMomAllowsWorks() {
    assertThat(run.last("(def f (n) (if (== n 0) 0 (+ 1 (f (- n 1))))) (f 150)")).isEqualTo("150");
  }

  @Test
  void lookingAtValuesThatUnfoldEnormouslyIsBounded() {
    String text = "(defvar n Guests) { %s } (== n n)".formatted("(set n (+ n n))".repeat(12));
    assertThat(run.last(text)).isEqualTo("true");
  }

  @Test
  void aBudgetHasALargestSize() {
    assertThatThrownBy(() -> new Budget(1, Duration.ZERO, 1, Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Budget(1, Duration.ZERO, 1, 100_000_000).size()).isEqualTo(100_000_000);
  }
}
