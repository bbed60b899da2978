package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Suffix;
import java.math.BigInteger;

/** The values of numbers with a suffix. */
final class Quantities {
  private Quantities() {}

  /** An integer stays one, unless its suffix divides; {@code 1.5GiB} is a float. */
  static Value value(Expr.Quantity quantity) {
    Suffix suffix = quantity.suffix();
    return switch (quantity.number()) {
      case Expr.Int(BigInteger number, _) -> whole(number, suffix);
      case Expr.Real(double number, _) ->
          Value.of(suffix.divisor() == 1 ? number * suffix.factor() : number / suffix.divisor());
    };
  }

  private static Value whole(BigInteger number, Suffix suffix) {
    return suffix.divisor() == 1
        ? Values.of(number.multiply(BigInteger.valueOf(suffix.factor())))
        : Value.of(TrueDivision.divide(number, BigInteger.valueOf(suffix.divisor())));
  }
}
