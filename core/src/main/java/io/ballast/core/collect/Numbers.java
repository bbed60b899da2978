package io.ballast.core.collect;

import io.ballast.policy.run.Register;
import io.ballast.policy.run.Total;
import io.ballast.policy.run.Value;
import java.math.BigInteger;

/**
 * The numbers among the values of a sample, without their objects, so that compiled policies read
 * them at the cost of a number.
 *
 * <p>All is in one array, first what is where, two bits each, then the integers and the bits of
 * doubles: a policy reads thousands of samples, and each array more is one more miss of the cache.
 */
final class Numbers {
  static final int NIL = 0;
  static final int WHOLE = 1;
  private static final int REAL = 2;
  private static final int OTHER = 3;

  /** Kinds in a word, as a power of two. */
  private static final int KINDS = 5;

  private Numbers() {}

  static long[] of(Value[] values) {
    int first = first(values.length);
    long[] numbers = new long[first + values.length];
    for (int i = 0; i < values.length; i++) {
      long kind = take(numbers, first + i, values[i]);
      numbers[i >> KINDS] |= kind << shift(i);
    }
    return numbers;
  }

  /** Where the numbers of so many values begin. */
  static int first(int values) {
    return (values + (1 << KINDS) - 1) >> KINDS;
  }

  private static int shift(int position) {
    return 2 * (position & ((1 << KINDS) - 1));
  }

  private static int take(long[] numbers, int at, Value value) {
    return switch (value) {
      case Value.Nil _ -> NIL;
      case Value.Int(BigInteger number) when number.bitLength() < Long.SIZE -> {
        numbers[at] = number.longValue();
        yield WHOLE;
      }
      case Value.Real(double real) when !Double.isNaN(real) -> {
        numbers[at] = Double.doubleToRawLongBits(real);
        yield REAL;
      }
      case Value.Int _, Value.Real _, Value.Bool _, Value.Text _ -> OTHER;
      case Value.Items _, Value.Ref _, Value.Function _ -> OTHER;
    };
  }

  static int kind(long[] numbers, int position) {
    return (int) (numbers[position >> KINDS] >>> shift(position)) & 3;
  }

  /**
   * Puts the number or nil at that position into the register; false if it is something else.
   *
   * @param first where the numbers begin
   */
  static boolean read(long[] numbers, int first, int position, Register into) {
    long bits = numbers[first + position];
    switch (kind(numbers, position)) {
      case NIL -> into.nil();
      case WHOLE -> into.put(bits);
      case REAL -> into.put(Double.longBitsToDouble(bits));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Adds the number at that position, or nothing for nil; false if it is something else. */
  static boolean add(long[] numbers, int first, int position, Total to) {
    long bits = numbers[first + position];
    switch (kind(numbers, position)) {
      case NIL -> {}
      case WHOLE -> to.add(bits);
      case REAL -> to.add(Double.longBitsToDouble(bits));
      default -> {
        return false;
      }
    }
    return true;
  }
}
