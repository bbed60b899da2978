package io.ballast.core.collect;

import io.ballast.policy.run.Register;
import io.ballast.policy.run.Total;
import io.ballast.policy.run.Value;
import java.math.BigInteger;

/**
 * The numbers among the values of a sample, without their objects, so that compiled policies read
 * them at the cost of a number.
 */
final class Numbers {
  private static final byte NIL = 0;
  private static final byte WHOLE = 1;
  private static final byte REAL = 2;
  private static final byte OTHER = 3;

  private final byte[] kinds;

  /** Integers, and the bits of doubles. */
  private final long[] bits;

  Numbers(Value[] values) {
    kinds = new byte[values.length];
    bits = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      kinds[i] = take(i, values[i]);
    }
  }

  private byte take(int position, Value value) {
    return switch (value) {
      case Value.Nil _ -> NIL;
      case Value.Int(BigInteger number) when number.bitLength() < Long.SIZE -> {
        bits[position] = number.longValue();
        yield WHOLE;
      }
      case Value.Real(double real) when !Double.isNaN(real) -> {
        bits[position] = Double.doubleToRawLongBits(real);
        yield REAL;
      }
      case Value.Int _, Value.Real _, Value.Bool _, Value.Text _ -> OTHER;
      case Value.Items _, Value.Ref _, Value.Function _ -> OTHER;
    };
  }

  /** Puts the number or nil at that position into the register; false if it is something else. */
  boolean read(int position, Register into) {
    switch (kinds[position]) {
      case NIL -> into.nil();
      case WHOLE -> into.put(bits[position]);
      case REAL -> into.put(Double.longBitsToDouble(bits[position]));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Adds the number at that position, or nothing for nil; false if it is something else. */
  boolean add(int position, Total to) {
    switch (kinds[position]) {
      case NIL -> {}
      case WHOLE -> to.add(bits[position]);
      case REAL -> to.add(Double.longBitsToDouble(bits[position]));
      default -> {
        return false;
      }
    }
    return true;
  }
}
