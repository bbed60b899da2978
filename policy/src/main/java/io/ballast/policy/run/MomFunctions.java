package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.ANY;
import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Builtin.mom;

import io.ballast.policy.run.Comparison.Order;
import java.util.Arrays;
import java.util.List;

/** The functions that MOM has. */
final class MomFunctions {

  static final List<Builtin> TABLE =
      List.of(
          mom(
              "min",
              1,
              ANY,
              UnitRule.SAME,
              "(min A...)",
              "The least argument, the first of equal ones.",
              (a, e) -> best(Order.LESS, a, e),
              example("(min 3 1 2)", "1")),
          mom(
              "max",
              1,
              ANY,
              UnitRule.SAME,
              "(max A...)",
              "The greatest argument, the first of equal ones.",
              (a, e) -> best(Order.GREATER, a, e),
              example("(max 3 1 3.0)", "3")),
          mom(
              "and",
              1,
              ANY,
              UnitRule.ANY_OF,
              "(and A...)",
              "The first false argument, or the last one; all are evaluated.",
              (a, e) -> deciding(false, a),
              example("(and 1 0 2)", "0")),
          mom(
              "or",
              1,
              ANY,
              UnitRule.ANY_OF,
              "(or A...)",
              "The first true argument, or the last one; all are evaluated.",
              (a, e) -> deciding(true, a),
              example("(or nil 7)", "7")),
          mom(
              "not",
              1,
              1,
              UnitRule.NONE,
              "(not A)",
              "Whether A is false.",
              (a, e) -> Value.of(!Values.isTrue(a[0])),
              example("(not \"\")", "true")),
          mom(
              "null",
              0,
              ANY,
              UnitRule.NONE,
              "(null A...)",
              "Whether all arguments are nil or empty.",
              (a, e) -> Value.of(Arrays.stream(a).allMatch(Values::isEmpty)),
              example("(null nil \"\")", "true")),
          mom(
              "valid",
              0,
              ANY,
              UnitRule.NONE,
              "(valid A...)",
              "Whether no argument is nil.",
              (a, e) -> Value.of(Arrays.stream(a).noneMatch(Value.Nil.class::isInstance)),
              example("(valid 0 \"\")", "true")));

  /** Those whose name alone is a value. */
  static final List<Builtin> VALUES =
      List.of(
          mom(
              "abs",
              1,
              1,
              UnitRule.FIRST,
              "(abs A)",
              "The number without its sign.",
              (a, e) -> e.arithmetic().abs(a[0]),
              example("(abs -3)", "3")),
          mom(
              "debug",
              1,
              ANY,
              UnitRule.LAST,
              "(debug A...)",
              "Logs its arguments and gives the last one.",
              (a, e) -> e.debug(a),
              example("(debug \"free:\" Host.mem_free)", "2500")));

  private MomFunctions() {}

  /** The first operand that no later one beats, unchanged. */
  private static Value best(Order beats, Value[] operands, Context context) {
    Value best = operands[0];
    for (int i = 1; i < operands.length; i++) {
      if (context.comparison().inOrder(beats, operands[i], best)) {
        best = operands[i];
      }
    }
    return best;
  }

  private static Value deciding(boolean decides, Value[] operands) {
    for (Value operand : operands) {
      if (Values.isTrue(operand) == decides) {
        return operand;
      }
    }
    return operands[operands.length - 1];
  }
}
