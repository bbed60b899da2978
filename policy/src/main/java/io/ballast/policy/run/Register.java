package io.ballast.policy.run;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Holds one value of the language, numbers unboxed. A compiled policy lends it to entities, which
 * put into it what they are asked for.
 *
 * <p>A NaN is kept as its object: in a list it equals itself and no other.
 */
public class Register {
  static final int ABSENT = -1;
  static final int NIL = 0;
  static final int BOOL = 1;
  static final int INT = 2;
  static final int REAL = 3;

  /** Everything else; {@link #ref} has it. */
  static final int REF = 4;

  private static final int SMALL = 16;
  private static final Value[] SMALL_INTEGERS = smallIntegers();

  int kind;

  /** 0 or 1, an integer, or the bits of a double. */
  long bits;

  @Nullable Value ref;

  /** Holds nil. */
  public Register() {}

  /** Whether nil was put last. */
  public final boolean isNil() {
    return kind == NIL;
  }

  /**
   * The number that was put last, as a float.
   *
   * @throws IllegalStateException if it is none, or one that no long holds
   */
  public final double number() {
    return switch (kind) {
      case INT -> bits;
      case REAL -> Double.longBitsToDouble(bits);
      default -> throw new IllegalStateException("There is no plain number.");
    };
  }

  /** Puts nil. */
  public final void nil() {
    kind = NIL;
  }

  /** Puts an integer. */
  public final void put(long number) {
    bits = number;
    kind = INT;
  }

  /** Puts a float. */
  public final void put(double real) {
    kind = real(real);
  }

  /** Puts any value. */
  public final void put(Value value) {
    kind = set(value);
  }

  /** Puts a float and gives the kind. */
  final int real(double real) {
    if (Double.isNaN(real)) {
      ref = Value.of(real);
      return REF;
    }
    bits = Double.doubleToRawLongBits(real);
    return REAL;
  }

  /** Puts a value and gives the kind. */
  final int set(Value value) {
    return switch (value) {
      case Value.Nil nil -> NIL;
      case Value.Bool(boolean bool) -> bool(bool);
      case Value.Int(BigInteger number) -> integer(number, value);
      case Value.Real(double real) -> real(real, value);
      case Value.Text _, Value.Items _, Value.Ref _, Value.Function _ -> other(value);
    };
  }

  final int bool(boolean bool) {
    bits = bool ? 1 : 0;
    return BOOL;
  }

  private int integer(BigInteger number, Value value) {
    if (number.bitLength() >= Long.SIZE) {
      return other(value);
    }
    bits = number.longValue();
    return INT;
  }

  private int real(double real, Value value) {
    if (Double.isNaN(real)) {
      return other(value);
    }
    bits = Double.doubleToRawLongBits(real);
    return REAL;
  }

  private int other(Value value) {
    ref = value;
    return REF;
  }

  /** The value as an object. */
  static Value box(int kind, long bits, @Nullable Value ref) {
    return switch (kind) {
      case NIL -> Value.NIL;
      case BOOL -> Value.of(bits != 0);
      case INT ->
          bits >= -SMALL && bits <= SMALL ? SMALL_INTEGERS[(int) bits + SMALL] : Value.of(bits);
      case REAL -> Value.of(Double.longBitsToDouble(bits));
      default -> {
        if (ref == null) {
          throw new IllegalStateException("a register without a value");
        }
        yield ref;
      }
    };
  }

  /** Whether a condition of that value holds. */
  static boolean isTrue(int kind, long bits, @Nullable Value ref) {
    return switch (kind) {
      case NIL -> false;
      case BOOL, INT -> bits != 0;
      case REAL -> Double.longBitsToDouble(bits) != 0;
      default -> Values.isTrue(box(kind, bits, ref));
    };
  }

  private static Value[] smallIntegers() {
    Value[] all = new Value[2 * SMALL + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = Value.of(i - SMALL);
    }
    return all;
  }
}
