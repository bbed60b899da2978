package io.ballast.policy.check;

import io.ballast.policy.check.Measure.Known;
import io.ballast.policy.check.Measure.Nothing;
import io.ballast.policy.check.Measure.Plain;
import io.ballast.policy.check.Measure.Unclear;
import io.ballast.policy.run.UnitRule;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;

/** What comes of units in calculations. */
final class UnitAlgebra {
  private UnitAlgebra() {}

  /**
   * The unit of what a built-in gives.
   *
   * @param arguments those of its arguments that are expressions; at least one
   */
  static Measure result(UnitRule rule, Listing call, List<Measure> arguments) {
    if (arguments.isEmpty()) {
      return Measure.UNCLEAR;
    }
    return switch (rule) {
      case SAME -> sum(call, arguments);
      case COMPARED -> Measure.FLAG;
      case PRODUCT -> fold(call, arguments, true);
      case QUOTIENT -> fold(call, arguments, false);
      case FIRST -> isShift(call) ? Measure.UNCLEAR : arguments.getFirst();
      case LAST -> arguments.getLast();
      case ANY_OF -> arguments.stream().reduce(Measure.NOTHING, Measure::join);
      case COUNT -> new Known(Unit.COUNT, call);
      case NONE -> Measure.UNCLEAR;
    };
  }

  /** Shifting by 10 makes bytes of KiB, and shifting by 1 does not. */
  private static boolean isShift(Listing call) {
    return call.items().getFirst() instanceof Expr.Operator;
  }

  private static Measure sum(Listing call, List<Measure> arguments) {
    if (call.items().getFirst() instanceof Expr.Operator operator
        && arguments.size() == 2
        && arguments.get(0) instanceof Plain one
        && arguments.get(1) instanceof Plain other) {
      return plain(
          operator.name().equals("-") ? one.value() - other.value() : one.value() + other.value());
    }
    return arguments.stream().reduce(Measure.NOTHING, Measure::join);
  }

  private static Measure plain(double value) {
    return Double.isNaN(value) ? Measure.ANY_NUMBER : Measure.plain(value);
  }

  private static Measure fold(Listing call, List<Measure> arguments, boolean product) {
    Measure result = arguments.getFirst();
    for (Measure next : arguments.subList(1, arguments.size())) {
      result = product ? product(result, next) : quotient(result, next, call);
    }
    return result;
  }

  private static Measure product(Measure left, Measure right) {
    return switch (left) {
      case Nothing nothing -> nothing;
      case Plain plain -> scaled(right, plain);
      case Known known ->
          switch (right) {
            case Nothing nothing -> nothing;
            case Plain plain -> scaled(known, plain);
            case Known other -> product(known, other);
            case Unclear unclear -> unclear;
          };
      case Unclear unclear -> right instanceof Nothing ? right : unclear;
    };
  }

  /** An amount times a plain number. */
  private static Measure scaled(Measure amount, Plain factor) {
    return switch (amount) {
      case Nothing nothing -> nothing;
      case Plain plain -> plain(plain.value() * factor.value());
      case Known known -> factor.converts() ? Measure.UNCLEAR : known;
      case Unclear unclear -> unclear;
    };
  }

  private static Measure product(Known left, Known right) {
    if (left.unit() == Unit.RATIO) {
      return right;
    }
    if (right.unit() == Unit.RATIO || right.unit() == Unit.COUNT) {
      return left;
    }
    return left.unit() == Unit.COUNT ? right : Measure.UNCLEAR;
  }

  private static Measure quotient(Measure left, Measure right, Listing call) {
    if (left instanceof Nothing || right instanceof Nothing) {
      return Measure.NOTHING;
    }
    if (right instanceof Plain(double value, boolean converts)) {
      return scaled(left, (Plain) inverse(value, converts));
    }
    if (left instanceof Known known && right instanceof Known other) {
      if (known.unit() == other.unit()) {
        return new Known(Unit.RATIO, call);
      }
      return Conversions.isPure(other.unit()) ? known : Measure.UNCLEAR;
    }
    return Measure.UNCLEAR;
  }

  private static Measure inverse(double value, boolean converts) {
    return Double.isNaN(value) ? new Plain(value, converts) : Measure.plain(1 / value);
  }
}
