package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Programs;
import io.ballast.policy.syntax.Source;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Looking on changes nothing, whatever the program. */
final class TracePropertyTest {

  @Provide
  Arbitrary<List<Expr>> programs() {
    return Programs.programs();
  }

  @Provide
  Arbitrary<String> sensible() {
    return Programs.sensible();
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void anyProgramIsEvaluatedTheSameWhileItIsTraced(@ForAll("programs") List<Expr> program) {
    same(new Program(Source.of("p", ""), program));
  }

  @Property(seed = "2", edgeCases = EdgeCasesMode.NONE)
  void programsThatMakeSenseAreEvaluatedTheSameWhileTheyAreTraced(@ForAll("sensible") String text) {
    same(Parser.parse(Source.of("p", text)).program());
  }

  @Property(seed = "3", edgeCases = EdgeCasesMode.NONE)
  void whatOneGuestIsGivenDoesNotDependOnErrorsOfOthers(@ForAll("sensible") String text) {
    String all = text + "\n(with Guests g { (if (== (g.Prop \"name\") \"a\") (/ 1 0) g.size) })";
    Traced traced = same(Parser.parse(Source.of("p", all)).program());
    if (traced.evaluation().failure() == null && !traced.cut()) {
      boolean held = traced.evaluation().held().stream().anyMatch(e -> e.id().equals("b"));
      Value last = traced.iterations().isEmpty() ? null : traced.iterations().getLast().value();
      assertThat(held || Value.of(2).equals(last)).isTrue();
    }
  }

  /** The trace with errors isolated. */
  private static Traced same(Program program) {
    same(program, Isolation.OFF);
    return same(program, Isolation.ON);
  }

  private static Traced same(Program program, Isolation isolation) {
    World world = new Run().world();
    Interpreter interpreter = new Interpreter(Run.SMALL, isolation, () -> 0, line -> {});
    Traced traced = interpreter.trace(program, world, "b");
    assertThat(traced.evaluation()).isEqualTo(interpreter.evaluate(program, world));
    return traced;
  }
}
