package io.ballast.core.explain;

import io.ballast.core.model.Memory;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A value with its unit.
 *
 * @param value nil if it is not known
 */
public record Measure(Value value, Unit unit) {
  private static final int LONGEST = 60;
  private static final int DIGITS = 4;

  static Measure kib(long amount) {
    return new Measure(Value.of(amount), Unit.KIB);
  }

  static Measure kib(OptionalLong amount) {
    return amount.isPresent() ? kib(amount.getAsLong()) : new Measure(Value.NIL, Unit.KIB);
  }

  /** As people read it: {@code 812 MiB}, {@code 0.43}, {@code 12 s}, {@code nil}. */
  public String text() {
    OptionalDouble number = number();
    if (number.isEmpty()) {
      return Show.value(value, LONGEST);
    }
    double amount = number.getAsDouble();
    return switch (unit) {
      case KIB -> Memory.text(Math.round(amount));
      case NONE, RATIO, COUNT -> plain(amount);
      case BYTES, PAGES, SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS, PERCENT ->
          plain(amount) + " " + unit.symbol();
      case BYTES_PER_SECOND -> plain(amount) + " " + unit.symbol();
    };
  }

  /** The number that it is, if it is a finite one. */
  OptionalDouble number() {
    double number =
        switch (value) {
          case Value.Int(var whole) -> whole.doubleValue();
          case Value.Real(double real) -> real;
          case Value.Nil _, Value.Bool _, Value.Text _, Value.Items _ -> Double.NaN;
          case Value.Ref _, Value.Function _ -> Double.NaN;
        };
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  boolean isZero() {
    return number().orElse(1) == 0;
  }

  /** The same number in another unit. */
  Measure in(Unit other) {
    return new Measure(value, other);
  }

  /** Whole numbers in full, others with a few digits. */
  private static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    BigDecimal rounded =
        new BigDecimal(number).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    boolean readable = Math.abs(number) >= 1e-4 && Math.abs(number) < 1e15;
    return readable ? rounded.stripTrailingZeros().toPlainString() : rounded.toString();
  }
}
