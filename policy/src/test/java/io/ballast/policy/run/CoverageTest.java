package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  private final Coverage coverage = new Coverage();

  private Program run(String text) {
    Program program = Parser.parse(Source.of("p", text)).program();
    World world = new Run().world();
    Interpreter interpreter = new Interpreter(Run.SMALL, Isolation.ON, () -> 0, line -> {});
    assertThat(interpreter.evaluate(program, world, coverage))
        .isEqualTo(interpreter.evaluate(program, world));
    return program;
  }

  private List<Boolean> items(Program program, int expression) {
    Expr.Listing list = (Expr.Listing) program.expressions().get(expression);
    return list.items().stream().map(coverage::has).toList();
  }

  @Test
  void theBranchThatIsNotTakenIsNotCovered() {
    assertThat(items(run("(if 0 1 2)"), 0)).containsExactly(false, true, false, true);
  }

  @Test
  void expressionsThatReadTheSameAreTwo() {
    assertThat(items(run("(if 0 1 1)"), 0)).containsExactly(false, true, false, true);
  }

  @Test
  void aBodyIsCoveredOnlyIfItIsCalled() {
    Program program = run("(def f (x) (+ x 1)) (def g (x) (+ x 1)) (f 1)");
    assertThat(items(program, 0).getLast()).isTrue();
    assertThat(items(program, 1).getLast()).isFalse();
  }

  @Test
  void whatFailsAndStaysWithItsGuestIsCovered() {
    Program program = run("(with Guests g (/ 1 0)) (with Guests g 1)");
    assertThat(items(program, 0)).containsExactly(false, false, false, true);
    assertThat(items(program, 1).getLast()).as("all guests are held").isFalse();
  }
}
