package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Programs;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The compiled program and the interpreter agree; {@link Run} holds it, whatever it runs. */
final class CompiledPropertyTest {

  private static final String START =
      """
      (defvar a 1) (defvar b 2.5) (defvar big 9223372036854775807) (defvar nan (- (* 1e308 10) (* 1e308 10)))
      (defvar n (with Guests g g.size)) (defvar h Host) (defvar p Host.Prop)
      (def f (x) (+ x a)) (def shadow (g) (set a (+ a g.size)))
      """;

  private static final String[] LEAVES = {
    "0",
    "1",
    "-1",
    "2",
    "0.0",
    "-0.0",
    "0.5",
    "1e308",
    "9007199254740992",
    "9007199254740993.0",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "3037000500",
    "123456789012345678901234567890",
    "\"t\"",
    "\"\"",
    "nil",
    "a",
    "b",
    "big",
    "nan",
    "n",
    "g",
    "g.size",
    "Host.free",
    "h.free",
    "h.size",
    "x",
    "abs",
    "p",
    "Guests",
    "(== 1 1)",
    "(f)",
    "missing",
    "(f a)",
    "(shadow g)",
    "g.disks",
    "512MiB",
    "20%",
    "()",
    "(1 2)",
    "0o9",
  };

  /** Each with up to three holes. */
  private static final String[] SHAPES = {
    "(+ %1$s %2$s)",
    "(- %1$s %2$s)",
    "(* %1$s %2$s)",
    "(/ %1$s %2$s)",
    "(<< %1$s %2$s)",
    "(>> %1$s %2$s)",
    "(< %1$s %2$s)",
    "(<= %1$s %2$s)",
    "(> %1$s %2$s)",
    "(>= %1$s %2$s)",
    "(== %1$s %2$s)",
    "(!= %1$s %2$s)",
    "(min %1$s %2$s)",
    "(max %1$s %2$s)",
    "(min %1$s %2$s %3$s)",
    "(max %1$s)",
    "(and %1$s %2$s %3$s)",
    "(or %1$s %2$s)",
    "(not %1$s)",
    "(null %1$s %2$s)",
    "(valid %1$s %2$s)",
    "(abs %1$s)",
    "(debug %1$s %2$s)",
    "(if %1$s %2$s %3$s)",
    "{ %1$s %2$s %3$s }",
    "[if %1$s %2$s %3$s]",
    "(let ((a %1$s) (x a) (a 7)) %2$s %3$s)",
    "(let ((g %1$s)) g.size)",
    "(let ((h 1)) h.free)",
    "(let ((x %1$s) (y)) %2$s)",
    "(let ((set %1$s)) (set a %2$s))",
    "(let (7) %1$s)",
    "(set a %1$s)",
    "(setq b %1$s)",
    "(set x %1$s)",
    "(set Guests %1$s)",
    "(set g %1$s)",
    "(set abs %1$s)",
    "(defvar x %1$s)",
    "(defvar a %1$s)",
    "(defvar min %1$s)",
    "(defvar a.b %1$s)",
    "(set 1 %1$s)",
    "(let ((x 1)) { (set x %1$s) (/ 1 0) })",
    "(with Guests g %1$s)",
    "(with Guests g { (set a (+ a 1)) %1$s (if (== g.size 2) (/ 1 0) 0) })",
    "(with Guests g (let ((a %1$s)) { (set a %2$s) (set b %3$s) (if (< g.size 3) (/ 1 0) a) }))",
    "(with Guests g (with Guests a { (set b (+ b 1)) (if (== a.size g.size) (/ 1 0) %1$s) }))",
    "(with Guests g { (set a %1$s) (with n i { (set a i) (set b %2$s) }) (/ g.size %3$s) })",
    "(with n a %1$s)",
    "(with n i { (defvar x i) %1$s })",
    "(with g.disks d (d.setLimit %1$s))",
    "(with %1$s g 1)",
    "(with n 1 %1$s)",
    "(f %1$s)",
    "(f %1$s %2$s)",
    "(shadow %1$s)",
    "(def f (x) %1$s)",
    "(def f () %1$s)",
    "(defun f (x x) { %1$s x })",
    "(def f (1) %1$s)",
    "(def k (x y) (- x y))",
    "(k %1$s x)",
    "(if %1$s (def f (x) (* x %2$s)) 0)",
    "(with Guests g { (def f (x) %1$s) (if (== g.size 1) (/ 1 0) (f g)) })",
    "(def g.go (x) %1$s)",
    "(g.go %1$s)",
    "(g.Control \"t\" %1$s)",
    "(Host.Control \"t\" %1$s)",
    "(g.Control %1$s %2$s)",
    "(g.SetVar \"v\" %1$s)",
    "(Host.SetVar \"kept\" %1$s)",
    "(Host.GetVar \"kept\")",
    "(g.GetVar %1$s)",
    "(g.GetControl \"t\")",
    "(with Guests g { (g.Control \"u\" %1$s) %2$s })",
    "(g.Stat \"size\")",
    "(g.Stat \"none\")",
    "(g.Stat \"size\" %1$s)",
    "(g.StatAvg \"size\")",
    "(g.StatAvg %1$s)",
    "(h.StatAvg \"free\")",
    "(g.StatAvg \"disks\")",
    "(g.StatAvg)",
    "(p %1$s)",
    "(a %1$s)",
    "(g.size %1$s)",
    "(nil %1$s)",
    "(%1$s %2$s)",
    "(missing %1$s)",
    "(with Guests g (g.Control \"t\" (k %1$s %2$s)))",
    "(+ %1$s)",
  };

  @Provide
  Arbitrary<List<Expr>> programs() {
    return Programs.programs();
  }

  @Provide
  Arbitrary<String> sensible() {
    return Programs.sensible();
  }

  @Provide
  Arbitrary<String> tricky() {
    return Arbitraries.recursive(() -> Arbitraries.of(LEAVES), CompiledPropertyTest::shapes, 0, 5)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(all -> START + String.join("\n", all));
  }

  private static Arbitrary<String> shapes(Arbitrary<String> holes) {
    return Combinators.combine(Arbitraries.of(SHAPES), holes, holes, holes)
        .as((shape, one, two, three) -> shape.formatted(one, two, three));
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void onAnyProgram(@ForAll("programs") List<Expr> program) {
    for (Isolation isolation : Isolation.values()) {
      assertThat(new Run().run(program, Run.SMALL, isolation).steps()).isNotNegative();
    }
  }

  @Property(seed = "2", edgeCases = EdgeCasesMode.NONE)
  void onProgramsThatMakeSense(@ForAll("sensible") String text) {
    agreed(text);
  }

  @Property(seed = "3", tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void onProgramsFullOfTraps(@ForAll("tricky") String text) {
    agreed(text);
  }

  @Property(seed = "4", tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whereverTheBudgetEnds(@ForAll("tricky") String text) {
    long steps = new Run().run(text, Run.SMALL, Isolation.ON).steps();
    for (long most = Math.max(0, steps - 40); most <= steps; most += 3) {
      Budget tight = new Budget(most, Run.SMALL.time(), Run.SMALL.depth(), 300);
      assertThat(new Run().run(text, tight, Isolation.ON).steps()).isLessThanOrEqualTo(most + 1);
    }
    for (int depth = 1; depth < 6; depth++) {
      Budget flat = new Budget(10_000, Run.SMALL.time(), depth, 300);
      assertThat(new Run().run(text, flat, Isolation.ON).steps()).isLessThanOrEqualTo(10_001);
    }
  }

  private static void agreed(String text) {
    for (Isolation isolation : Isolation.values()) {
      assertThat(new Run().run(text, Run.SMALL, isolation).steps()).isNotNegative();
    }
  }
}
