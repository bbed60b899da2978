package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Builtin.function;

import io.ballast.policy.run.Comparison.Order;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/** What MOM lacks for numbers. */
final class Numbers {

  static final List<Builtin> TABLE =
      List.of(
          function(
              "floor",
              1,
              UnitRule.FIRST,
              "(floor A)",
              "The greatest integer that is not above A.",
              (a, e) -> rounded("floor", a[0], RoundingMode.FLOOR),
              example("(floor 2.7)", "2"),
              example("(floor -0.5)", "-1")),
          function(
              "ceil",
              1,
              UnitRule.FIRST,
              "(ceil A)",
              "The least integer that is not below A.",
              (a, e) -> rounded("ceil", a[0], RoundingMode.CEILING),
              example("(ceil 2.1)", "3")),
          function(
              "round",
              1,
              UnitRule.FIRST,
              "(round A)",
              "The nearest integer; halfway between two, the even one.",
              (a, e) -> rounded("round", a[0], RoundingMode.HALF_EVEN),
              example("(round 2.6)", "3"),
              example("(round 2.5)", "2")),
          function(
              "clamp",
              3,
              UnitRule.SAME,
              "(clamp A LOW HIGH)",
              "A, but not below LOW and not above HIGH. A LOW above HIGH is an error.",
              Numbers::clamp,
              example("(clamp 7 1 5)", "5"),
              example("(clamp 3 1 5)", "3")));

  private Numbers() {}

  private static Value rounded(String name, Value value, RoundingMode mode) {
    BigInteger integer = Arithmetic.integer(value);
    if (integer != null) {
      return Values.of(integer);
    }
    if (value instanceof Value.Real(double real)) {
      if (!Double.isFinite(real)) {
        throw Failure.of("%s takes a finite number, not %s.".formatted(name, real));
      }
      return Values.of(new BigDecimal(real).setScale(0, mode).toBigIntegerExact());
    }
    throw Failure.of("%s takes a number, not %s.".formatted(name, Values.kind(value)));
  }

  private static Value clamp(Value[] arguments, Context context) {
    Comparison comparison = context.comparison();
    Value value = arguments[0];
    Value low = arguments[1];
    Value high = arguments[2];
    if (comparison.inOrder(Order.GREATER, low, high)) {
      throw Failure.of("clamp's LOW is above its HIGH.");
    }
    if (comparison.inOrder(Order.LESS, value, low)) {
      return low;
    }
    return comparison.inOrder(Order.GREATER, value, high) ? high : value;
  }
}
