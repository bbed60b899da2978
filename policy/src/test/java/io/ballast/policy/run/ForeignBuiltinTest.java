package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import org.junit.jupiter.api.Test;

/** A built-in that has no code of its own in compiled programs works through its context. */
final class ForeignBuiltinTest {
  private static final Builtin.Lazy TWICE =
      (call, context) -> {
        Value first = context.evaluate(call.items().get(1));
        return context.arithmetic().add(first, context.evaluate(call.items().get(1)));
      };

  private final Compiled program =
      Compiled.of(Parser.parse(Source.of("p", "(twice (+ 20 (abs 1)))")).program());
  private final Expr.Listing call = (Expr.Listing) program.program().expressions().getFirst();
  private final Code code =
      new CallBuiltin.Any(
          new Call.Site(call, "twice", -1, new Code[] {program.code(call.items().get(1))}), TWICE);

  private Machine machine(int depth) {
    Budget budget = new Budget(100, Run.SMALL.time(), depth, 100);
    Machine machine =
        new Machine(program, new Meter(budget, () -> 0), new DebugLog(line -> {}), Isolation.ON);
    assertThat(machine.run(new Run().world()).failure()).isNotNull();
    return machine;
  }

  @Test
  void itEvaluatesItsArgumentsAsOftenAsItLikes() {
    Machine machine = machine(3);
    long before = machine.meter().steps();
    assertThat(code.value(machine, 0)).isEqualTo(Value.of(42));
    assertThat(machine.meter().steps() - before).isEqualTo(9);
  }

  @Test
  void whatItEvaluatesIsNestedInIt() {
    Machine machine = machine(3);
    assertThatThrownBy(() -> code.run(machine, 1)).hasMessageContaining("nested deeper than 3");
  }

  @Test
  void anExpressionOfAnotherProgramIsRefused() {
    Expr other = new Expr.Text("x", call.span());
    assertThatThrownBy(() -> machine(3).evaluate(other))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
