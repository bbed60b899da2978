package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.example;

import io.ballast.policy.run.Builtin.Eager;
import io.ballast.policy.run.Comparison.Order;
import io.ballast.policy.vocabulary.Example;
import java.util.List;

/** The operators that MOM has; each takes two arguments. */
final class MomOperators {

  static final List<Builtin> TABLE =
      List.of(
          operator(
              "+",
              UnitRule.SAME,
              "Adds numbers, joins strings or lists.",
              (a, e) -> e.arithmetic().add(a[0], a[1]),
              example("(+ 1 2.5)", "3.5"),
              example("(+ \"vm-\" \"web\")", "vm-web")),
          operator(
              "-",
              UnitRule.SAME,
              "Subtracts B from A.",
              (a, e) -> e.arithmetic().subtract(a[0], a[1]),
              example("(- Host.mem_available Host.mem_free)", "5500")),
          operator(
              "*",
              UnitRule.PRODUCT,
              "Multiplies numbers, repeats a string or list.",
              (a, e) -> e.arithmetic().multiply(a[0], a[1]),
              example("(* 20% Host.mem_available)", "1600.0")),
          operator(
              "/",
              UnitRule.QUOTIENT,
              "Divides A by B; the result is a float.",
              (a, e) -> e.arithmetic().divide(a[0], a[1]),
              example("(/ 8 2)", "4.0")),
          operator(
              "<<",
              UnitRule.FIRST,
              "Shifts an integer left by B bits.",
              (a, e) -> e.arithmetic().shiftLeft(a[0], a[1]),
              example("(<< 1 10)", "1024")),
          operator(
              ">>",
              UnitRule.FIRST,
              "Shifts an integer right by B bits.",
              (a, e) -> e.arithmetic().shiftRight(a[0], a[1]),
              example("(>> 1024 3)", "128")),
          operator(
              "<",
              UnitRule.COMPARED,
              "Whether A is less than B.",
              ordered(Order.LESS),
              example("(< 1 1.5)", "true")),
          operator(
              "<=",
              UnitRule.COMPARED,
              "Whether A is at most B.",
              ordered(Order.LESS_OR_EQUAL),
              example("(<= 2 1)", "false")),
          operator(
              ">",
              UnitRule.COMPARED,
              "Whether A is greater than B.",
              ordered(Order.GREATER),
              example("(> \"b\" \"a\")", "true")),
          operator(
              ">=",
              UnitRule.COMPARED,
              "Whether A is at least B.",
              ordered(Order.GREATER_OR_EQUAL),
              example("(>= 1 1.0)", "true")),
          operator(
              "==",
              UnitRule.COMPARED,
              "Whether A and B are equal.",
              (a, e) -> Value.of(e.comparison().equal(a[0], a[1])),
              example("(== 1 1.0)", "true")),
          operator(
              "!=",
              UnitRule.COMPARED,
              "Whether A and B differ.",
              (a, e) -> Value.of(!e.comparison().equal(a[0], a[1])),
              example("(!= nil 0)", "true")));

  private MomOperators() {}

  private static Builtin operator(
      String name, UnitRule units, String doc, Eager code, Example... examples) {
    return Builtin.mom(name, 2, 2, units, "(" + name + " A B)", doc, code, examples);
  }

  private static Eager ordered(Order order) {
    return (a, e) -> Value.of(e.comparison().inOrder(order, a[0], a[1]));
  }
}
