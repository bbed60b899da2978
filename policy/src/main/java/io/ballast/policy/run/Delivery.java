package io.ballast.policy.run;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How a wished value reaches a numeric controller, if it does. */
public sealed interface Delivery {

  /** The value, truncated toward zero. It may be of any size: the guard knows the limits. */
  record Number(BigInteger value) implements Delivery {}

  /** The value never reaches the controller. */
  record Dropped(String reason) implements Delivery {}

  /** A boolean is 0 or 1; nil, NaN, infinities and everything that is no number are dropped. */
  static Delivery ofNumber(Value value) {
    BigInteger integer = Arithmetic.integer(value);
    if (integer != null) {
      return new Number(integer);
    }
    if (value instanceof Value.Real(double real)) {
      return Double.isFinite(real)
          ? new Number(new BigDecimal(real).toBigInteger())
          : new Dropped(real + " is not a finite number.");
    }
    return new Dropped("A number is needed, not " + Values.kind(value) + ".");
  }
}
