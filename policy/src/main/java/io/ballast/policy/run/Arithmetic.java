package io.ballast.policy.run;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic as in Python 3: integers of any size stay integers, a float makes a float, a boolean
 * counts as 0 or 1.
 */
final class Arithmetic {

  private final Meter meter;

  Arithmetic(Meter meter) {
    this.meter = meter;
  }

  Value add(Value left, Value right) {
    BigInteger a = integer(left);
    BigInteger b = integer(right);
    if (a != null && b != null) {
      meter.integer(Math.max(a.bitLength(), b.bitLength()));
      return Values.of(a.add(b));
    }
    if (left instanceof Value.Text first && right instanceof Value.Text second) {
      meter.string((long) first.value().length() + second.value().length());
      return Value.of(first.value() + second.value());
    }
    if (left instanceof Value.Items first && right instanceof Value.Items second) {
      return join(first.values(), second.values());
    }
    requireNumbers("+", left, right);
    return Value.of(real(left) + real(right));
  }

  private Value join(List<Value> first, List<Value> second) {
    meter.list((long) first.size() + second.size());
    List<Value> all = new ArrayList<>(first.size() + second.size());
    all.addAll(first);
    all.addAll(second);
    return meter.checked(new Value.Items(all));
  }

  Value subtract(Value left, Value right) {
    BigInteger a = integer(left);
    BigInteger b = integer(right);
    if (a != null && b != null) {
      meter.integer(Math.max(a.bitLength(), b.bitLength()));
      return Values.of(a.subtract(b));
    }
    requireNumbers("-", left, right);
    return Value.of(real(left) - real(right));
  }

  Value multiply(Value left, Value right) {
    BigInteger a = integer(left);
    BigInteger b = integer(right);
    if (a != null && b != null) {
      meter.integer((long) a.bitLength() + b.bitLength());
      return Values.of(a.multiply(b));
    }
    if (b != null && isSequence(left)) {
      return repeat(left, b);
    }
    if (a != null && isSequence(right)) {
      return repeat(right, a);
    }
    requireNumbers("*", left, right);
    return Value.of(real(left) * real(right));
  }

  private static boolean isSequence(Value value) {
    return value instanceof Value.Text || value instanceof Value.Items;
  }

  /** As in Python, a count beyond 64 bits is an error even if nothing would come of it. */
  private Value repeat(Value sequence, BigInteger times) {
    long count = Math.max(0, Meter.amount(times));
    Value repeated =
        switch (sequence) {
          case Value.Text text -> repeat(text.value(), count);
          case Value.Items items -> repeat(items.values(), count);
          default -> throw mismatch("*", sequence, Values.of(times));
        };
    if (times.bitLength() >= Long.SIZE) {
      throw Failure.of("A count is too large to repeat by.");
    }
    return repeated;
  }

  private Value repeat(String text, long count) {
    meter.string(count * text.length());
    return Value.of(text.isEmpty() ? "" : text.repeat((int) count));
  }

  private Value repeat(List<Value> values, long count) {
    meter.list(count * values.size());
    List<Value> all = new ArrayList<>();
    for (long i = 0; i < count && !values.isEmpty(); i++) {
      all.addAll(values);
    }
    return meter.checked(new Value.Items(all));
  }

  /** Always a float. */
  Value divide(Value left, Value right) {
    requireNumbers("/", left, right);
    BigInteger a = integer(left);
    BigInteger b = integer(right);
    if (b != null ? b.signum() == 0 : real(right) == 0) {
      throw Failure.of("Division by zero.");
    }
    return Value.of(a != null && b != null ? TrueDivision.divide(a, b) : real(left) / real(right));
  }

  Value shiftLeft(Value left, Value right) {
    BigInteger number = shifted("<<", left, right);
    BigInteger count = count(right);
    if (number.signum() == 0) {
      return Values.of(number);
    }
    meter.integer(number.bitLength() + Meter.amount(count));
    return Values.of(number.shiftLeft(count.intValue()));
  }

  Value shiftRight(Value left, Value right) {
    BigInteger number = shifted(">>", left, right);
    BigInteger count = count(right);
    BigInteger enough = BigInteger.valueOf(number.bitLength() + 1L);
    meter.integer(number.bitLength());
    return Values.of(number.shiftRight(count.min(enough).intValue()));
  }

  private static BigInteger shifted(String operator, Value left, Value right) {
    BigInteger number = integer(left);
    if (number == null || integer(right) == null) {
      throw mismatch(operator, left, right);
    }
    return number;
  }

  private static BigInteger count(Value value) {
    BigInteger count = integer(value);
    if (count == null || count.signum() < 0) {
      throw Failure.of("A shift by a negative count.");
    }
    return count;
  }

  Value abs(Value value) {
    BigInteger number = integer(value);
    if (number != null) {
      return Values.of(number.abs());
    }
    if (value instanceof Value.Real(double real)) {
      return Value.of(Math.abs(real));
    }
    throw Failure.of("abs takes a number, not " + Values.kind(value) + ".");
  }

  /** The value as an integer, if it is one; booleans are 0 and 1. */
  static @Nullable BigInteger integer(Value value) {
    if (value instanceof Value.Int(BigInteger number)) {
      return number;
    }
    if (value instanceof Value.Bool(boolean bool)) {
      return bool ? BigInteger.ONE : BigInteger.ZERO;
    }
    return null;
  }

  static boolean isNumber(Value value) {
    return value instanceof Value.Real || integer(value) != null;
  }

  private static void requireNumbers(String operator, Value left, Value right) {
    if (!isNumber(left) || !isNumber(right)) {
      throw mismatch(operator, left, right);
    }
  }

  static Failure mismatch(String operator, Value left, Value right) {
    return Failure.of(
        "%s cannot take %s and %s.".formatted(operator, Values.kind(left), Values.kind(right)));
  }

  /** The nearest double; an integer beyond all doubles is an error. */
  static double real(Value value) {
    if (value instanceof Value.Real(double real)) {
      return real;
    }
    BigInteger number = integer(value);
    double nearest = number == null ? Double.NaN : number.doubleValue();
    if (Double.isInfinite(nearest)) {
      throw Failure.of("An integer is too large to become a float.");
    }
    return nearest;
  }
}
