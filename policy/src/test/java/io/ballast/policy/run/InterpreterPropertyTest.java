package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.check.Checker;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Programs;
import io.ballast.policy.syntax.Source;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class InterpreterPropertyTest {

  @Provide
  Arbitrary<List<Expr>> programs() {
    return Programs.programs();
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void anyProgramEndsWithinItsBudgetAndThrowsNothing(@ForAll("programs") List<Expr> program) {
    Run run = new Run();
    for (Isolation isolation : Isolation.values()) {
      Evaluation it = run.run(program, Run.SMALL, isolation);
      assertThat(it.steps()).isLessThanOrEqualTo(Run.SMALL.steps() + 1);
      assertThat(it.failure() == null).isEqualTo(it.results().size() == program.size());
      it.results().forEach(value -> assertThat(Show.value(value, 50)).hasSizeLessThanOrEqualTo(50));
    }
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void anyProgramIsCheckedWithoutAnException(@ForAll("programs") List<Expr> expressions) {
    Run run = new Run();
    Program program = new Program(Source.of("p", ""), expressions);
    boolean rejected =
        Checker.check(program, run.vocabulary()).stream().anyMatch(Diagnostic::isError);
    Evaluation it = run.run(expressions, Run.SMALL, Isolation.OFF);
    assertThat(rejected && it.failure() == null)
        .as("an error of the check is one that every evaluation meets")
        .isFalse();
  }

  @Provide
  Arbitrary<String> sensible() {
    return Programs.sensible();
  }

  @Property(seed = "2", edgeCases = EdgeCasesMode.NONE)
  void withoutProblemsIsolationChangesNothing(@ForAll("sensible") String text) {
    Run run = new Run();
    Evaluation on = run.run(text, Run.SMALL, Isolation.ON);
    Evaluation off = run.run(text, Run.SMALL, Isolation.OFF);
    if (on.problems().isEmpty()) {
      assertThat(on).isEqualTo(off);
    } else {
      assertThat(off.failure()).isEqualTo(on.problems().getFirst());
    }
  }

  @Property(seed = "3", edgeCases = EdgeCasesMode.NONE)
  void whatTheCheckRejectsAlwaysFails(@ForAll("sensible") String text) {
    Run run = new Run();
    Program program = Parser.parse(Source.of("p", text)).program();
    boolean rejected =
        Checker.check(program, run.vocabulary()).stream().anyMatch(Diagnostic::isError);
    Evaluation it = run.run(text, Run.SMALL, Isolation.ON);
    assertThat(rejected && it.failure() == null).isFalse();
  }

  @Property(seed = "4", edgeCases = EdgeCasesMode.NONE)
  void aFailedIterationLeavesNothing(@ForAll("sensible") String text) {
    Run run = new Run();
    String doomed =
        "(def ok (x) x) (defvar a 1) (Host.SetVar \"v\" 1) (Host.Control \"t\" 1)"
            + "(with Guests outer { "
            + text
            + " (/ 1 0) }) (ok a)";
    Evaluation it = run.run(doomed, Run.SMALL, Isolation.ON);
    if (it.failure() == null) {
      assertThat(it.held()).hasSize(3);
      assertThat(it.results().getLast()).isEqualTo(Value.of(1));
      assertThat(it.variables()).containsOnlyKeys(run.host);
      assertThat(it.variables().get(run.host)).containsExactly(Map.entry("v", Value.of(1)));
      assertThat(Run.wishes(it)).containsExactly("host.t=1");
    }
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void heldGuestsHaveNoWishes(@ForAll("programs") List<Expr> program) {
    Evaluation it = new Run().run(program, Run.SMALL, Isolation.ON);
    assertThat(it.wishes()).noneMatch(wish -> it.held().contains(wish.entity()));
    assertThat(it.problems()).allMatch(problem -> it.held().contains(problem.entity()));
  }
}
