package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What there is generated code for, and that it leaves to the closures what it must. */
final class GeneratedCodeTest {
  private static final String START =
      """
      (defvar half 0.5) (defvar two 2) (defvar yes (== 1 1)) (defvar none nil)
      (def twice (x) (* 2 x))
      (def wide (g) (max g.size (twice half)))
      (def again (n) (again n))
      """;
  private static final int NO_CODE = -1;

  private final Run run = new Run();
  private final List<Value> values = new ArrayList<>();

  /** How many of the three guests generated code does in a row. */
  private int done(String body) {
    return done(body, Budget.CYCLE);
  }

  private int done(String body, Budget budget) {
    Program program =
        Parser.parse(Source.of("test", START + "(with Guests g " + body + ")")).program();
    Compiled compiled = Compiled.of(program);
    Meter meter = new Meter(budget, () -> 0);
    Machine machine = new Machine(compiled, meter, new DebugLog(line -> {}), Isolation.ON);
    machine.run(run.world());
    List<Value> guests = run.guests.stream().<Value>map(Value.Ref::new).toList();
    Expr expression = ((Expr.Listing) program.expressions().getLast()).items().get(3);
    Observed seen = Observed.of(machine, compiled.names().size(), guests);
    Plan plan = KernelWriter.write(expression, "g", seen, compiled.names());
    if (plan == null) {
      return NO_CODE;
    }
    Lane lane = new Lane(plan, machine, values::add);
    return lane.fits(1) ? plan.kernel().run(lane, guests, 0) : NO_CODE;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(+ g.size half)",
        "(max g.size (* half (twice g.size)))",
        "(min (max g.size 2.5) 3)",
        "(let ((s g.size) (t (wide g))) (+ s t))",
        "(if (and (< g.size two) yes) (g.Control \"t\" g.size) 0)",
        "(if (or (not yes) (valid none)) 1 (abs (- 0 g.size)))",
        "(/ (g.StatAvg \"size\") (g.Stat \"size\"))",
        "{ (g.Control \"t\" 1) (g.Control \"u\" (wide g)) }",
        "(if (< Host.free 0) (debug \"never\") g)",
        "(- 50% 1KiB)",
      })
  void itDoesAllGuests(String body) {
    assertThat(done(body)).isEqualTo(3);
    assertThat(values).hasSize(3);
  }

  @Test
  void integersHaveNoNegativeZero() {
    String body = "(/ (* (- g.size 1) -5) 5)";
    assertThat(done(body)).isEqualTo(3);
    assertThat(values.getFirst()).isEqualTo(Value.of(0.0)).isNotEqualTo(Value.of(-0.0));
    assertThat(run.run("(with Guests g " + body + ")").failure()).isNull();
  }

  @Test
  void itLeavesTheGuestThatItHasNoCodeFor() {
    assertThat(done("(if (== g.size 2) (debug g) g.size)")).isEqualTo(1);
    assertThat(done("(/ 1 (- g.size 3))")).isEqualTo(2);
    assertThat(done("(- (* 1e308 g.size 1))")).isEqualTo(NO_CODE);
    assertThat(done("(* 1e308 (* g.size 1e308))")).isEqualTo(3);
    assertThat(done("(* 0 (* 1e308 (* g.size 1e308)))")).isZero();
    assertThat(done("(* 4503599627370496 g.size)")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(debug g)",
        "g.nothing",
        "g.disks",
        "(again g)",
        "(twice)",
        "(g.SetVar \"v\" 1)",
        "(defvar x 1)",
        "(set two 3)",
        "(let (x) 1)",
        "\"text\"",
        "9007199254740992",
        "(with Guests h 1)",
      })
  void thereIsNone(String body) {
    assertThat(done(body)).isEqualTo(NO_CODE);
  }

  @Test
  void whatWouldBeTooLargeForTheVirtualMachineIsNotWritten() {
    assertThat(done(sums(100))).isEqualTo(3);
    assertThat(done(sums(450))).isEqualTo(NO_CODE);
    assertThat(done(sums(5_000))).isEqualTo(NO_CODE);
    assertThat(done("(- ".repeat(50) + "g.size" + " 1)".repeat(50))).isEqualTo(3);
    assertThat(done("(- ".repeat(150) + "g.size" + " 1)".repeat(150))).isEqualTo(NO_CODE);
    String text = "(with Guests g %s)".formatted(sums(5_000));
    assertThat(run.run(text).failure()).isNull();
  }

  /** Side by side: nesting has a limit of its own. */
  private static String sums(int count) {
    return "{ %s g.size }".formatted("(/ g.size (+ half two)) ".repeat(count));
  }

  @Test
  void theBudgetEndsWhereItDoesWithout() {
    String text = "(defvar s 1) (with Guests g (if (< s g.size) (g.Control \"t\" (+ s 1)) 0))";
    long steps = run.run(text).steps();
    for (long most = 0; most <= steps; most++) {
      run.run(text, new Budget(most, Duration.ofHours(1), 200, 10_000), Isolation.ON);
    }
    for (long size = 3; size < 40; size++) {
      run.run(text, new Budget(10_000, Duration.ofHours(1), 200, size), Isolation.ON);
    }
  }

  @Test
  void theClockEndsItWhereItDoesWithout() {
    String hundred =
        "(defvar l (+ Guests (+ Guests (+ Guests Guests))))" + "(set l (+ l l))".repeat(4);
    String text = hundred + "(with l g (let ((x 1)) (+ (+ x g.size) (* (+ x 2) (+ x 3)))))";
    for (int looks = 0; looks < 6; looks++) {
      Budget budget = new Budget(100_000, Duration.ofNanos(looks), 200, 10_000);
      run.run(text, budget, Isolation.ON);
    }
  }

  @Test
  void whatIsOtherwiseThanItWasIsLeftToClosures() {
    String flip =
        "(if (Host.GetVar \"kept\") (defvar x %s) (defvar x %s)) (with Guests g (+ g.size x))";
    assertThat(run.run(flip.formatted("1", "1.5")).failure()).isNull();
    Program program =
        Parser.parse(Source.of("test", "(with Guests g (let ((y Host.free)) (+ y (* x g.size))))"))
            .program();
    Compiled compiled = Compiled.of(program, Runnable::run, 0);
    for (Value x :
        List.of(Value.of(1), Value.of(2), Value.of(3), Value.of(0.5), Value.of("t"), Value.NIL)) {
      World world = run.with("x", x);
      Interpreter interpreter = new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {});
      assertThat(interpreter.evaluate(compiled, world))
          .isEqualTo(interpreter.evaluate(program, world));
    }
  }

  @Test
  void anotherFunctionOfTheNameIsCalled() {
    String text = "(if x (def f () 1) (def f () 2)) (with Guests g (+ g.size (f)))";
    Program program = Parser.parse(Source.of("test", text)).program();
    Compiled compiled = Compiled.of(program, Runnable::run, 0);
    Interpreter interpreter = new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {});
    for (Value x : List.of(Value.of(1), Value.of(1), Value.of(1), Value.of(0))) {
      assertThat(interpreter.evaluate(compiled, run.with("x", x)))
          .isEqualTo(interpreter.evaluate(program, run.with("x", x)));
    }
  }
}
