package io.ballast.policy.check;

import io.ballast.policy.check.Measure.Known;
import io.ballast.policy.codes.UnitCodes;
import io.ballast.policy.codes.ValueCodes;
import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.run.UnitRule;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Dotted;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.MethodDecl.Names;
import io.ballast.policy.vocabulary.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks kinds and units of what operators and methods are given. */
final class OperandCheck {
  private final Inference inference;
  private final Report report;

  OperandCheck(Inference inference, Report report) {
    this.inference = inference;
    this.report = report;
  }

  /** A call of a built-in that evaluates all its arguments. */
  void check(Listing call, Signature signature, Reach reach) {
    List<Expr> arguments = call.items().subList(1, call.items().size());
    List<Kinds> kinds = arguments.stream().map(each -> inference.of(each).kinds()).toList();
    if (Operators.fails(signature.name(), kinds)) {
      report.failure(
          reach,
          ValueCodes.WRONG_KIND,
          call.span(),
          "%s cannot take %s."
              .formatted(
                  signature.name(),
                  kinds.stream().map(Kinds::text).distinct().collect(Collectors.joining(" and "))),
          hint(kinds));
    } else if (signature.name().equals("/") && isZero(arguments.getLast())) {
      report.failure(
          reach,
          ValueCodes.DIVISION_BY_ZERO,
          call.span(),
          "Division by zero.",
          "What may be zero is tested before it divides.");
    }
    if (signature.units() == UnitRule.SAME || signature.units() == UnitRule.COMPARED) {
      requireOneUnit(signature.name(), arguments);
    }
  }

  private static String hint(List<Kinds> kinds) {
    return kinds.contains(Kinds.NIL)
        ? "Whether something is nil is told by (null A) or (valid A)."
        : kinds.contains(Kinds.ENTITY)
            ? "An entity's fields are written g.FIELD."
            : "Numbers go with numbers, strings with strings, lists with lists.";
  }

  private static boolean isZero(Expr expression) {
    return switch (expression) {
      case Expr.Int number -> number.value().signum() == 0;
      case Expr.Real real -> real.value() == 0;
      case Expr.Quantity quantity -> isZero(quantity.number());
      case Expr.Text _, Expr.BadOctal _, Expr.Symbol _, Expr.Operator _, Listing _ -> false;
    };
  }

  /** Tells of the first two that differ. */
  private void requireOneUnit(String name, List<Expr> arguments) {
    Known first = null;
    for (Expr argument : arguments) {
      if (inference.of(argument).measure() instanceof Known known) {
        if (first == null) {
          first = known;
        } else if (!Conversions.isHarmless(first.unit(), known.unit())) {
          report.warning(
              UnitCodes.UNITS_DIFFER,
              argument.span(),
              "%s needs one unit, but %s and %s."
                  .formatted(name, described(first), described(known)),
              Conversions.hint(known.unit(), first.unit()));
          return;
        }
      }
    }
  }

  private String described(Known known) {
    return report.quote(known.origin().span()) + " " + Conversions.phrase(known.unit());
  }

  /** A call of a method: what it is asked about, and what it sets. */
  void checkMethod(Listing call, Dotted head, Members members, Reach reach) {
    List<MethodDecl> methods = members.methods(head);
    List<Expr> arguments = new ArrayList<>(call.items().subList(1, call.items().size()));
    if (methods.isEmpty() || arguments.isEmpty()) {
      return;
    }
    if (methods.stream().allMatch(method -> method.names() != Names.NOTHING)) {
      requireName(arguments.getFirst(), reach);
    }
    if (arguments.size() == 2
        && arguments.getFirst() instanceof Expr.Text control
        && methods.stream().allMatch(each -> each.sets() && each.names() == Names.CONTROL)) {
      checkWish(head, control.value(), arguments.getLast(), members);
    } else if (arguments.size() == 1 && methods.stream().noneMatch(MethodDecl::reads)) {
      checkWish(head, head.member(), arguments.getFirst(), members);
    }
  }

  private void requireName(Expr name, Reach reach) {
    Kinds kinds = inference.of(name).kinds();
    if (kinds.misses(Kinds.TEXT)) {
      report.failure(
          reach,
          ValueCodes.NAME_NEEDED,
          name.span(),
          "A name must be a string, not " + kinds.text() + ".",
          "Write the name in quotes.");
    }
  }

  private void checkWish(Dotted head, String control, Expr value, Members members) {
    Fact wished = inference.of(value);
    Measure own = members.controlUnit(control, head);
    if (wished.kinds().misses(Kinds.NUMBER) && members.isNumeric(control, head)) {
      report.warning(
          ValueCodes.CONTROL_VALUE,
          value.span(),
          "%s takes a number, and %s is %s: it is dropped in each cycle."
              .formatted(control, report.quote(value.span()), wished.kinds().text()),
          "To wish nothing, do not call %s.".formatted(head.member()));
    } else if (own instanceof Known(Unit unit, Expr _)
        && isNegative(value)
        && !members.mayBeBelowZero(control, head)) {
      report.warning(
          ValueCodes.CONTROL_VALUE,
          value.span(),
          "%s %s, of which there is nothing below 0.".formatted(control, Conversions.phrase(unit)),
          "A change is added to what is: (+ g.FIELD change).");
    } else if (own instanceof Known(Unit unit, Expr _)
        && wished.measure() instanceof Known given
        && given.unit() != unit) {
      report.warning(
          UnitCodes.CONTROL_UNIT,
          value.span(),
          "%s %s, but %s.".formatted(control, Conversions.phrase(unit), described(given)),
          Conversions.hint(given.unit(), unit));
    }
  }

  private static boolean isNegative(Expr value) {
    return switch (value) {
      case Expr.Int number -> number.value().signum() < 0;
      case Expr.Real real -> real.value() < 0;
      case Expr.Quantity quantity -> isNegative(quantity.number());
      case Expr.Text _, Expr.BadOctal _, Expr.Symbol _, Expr.Operator _, Listing _ -> false;
    };
  }
}
