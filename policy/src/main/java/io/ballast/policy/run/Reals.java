package io.ballast.policy.run;

/** Numbers in a register as doubles. */
final class Reals {

  /** All integers below that magnitude are doubles. */
  private static final long ALWAYS_DOUBLE = 1L << 53;

  private Reals() {}

  /** Whether a double is sure to hold the integer. */
  static boolean isExact(long number) {
    return number > -ALWAYS_DOUBLE && number < ALWAYS_DOUBLE;
  }

  /** The same of an integer that is a double already. */
  static boolean isExact(double whole) {
    return whole > -ALWAYS_DOUBLE && whole < ALWAYS_DOUBLE;
  }

  static boolean isNotZero(double number) {
    return number != 0;
  }

  /** Whether it is a number that a double is sure to hold. */
  static boolean isPlain(int kind, long bits) {
    return kind == Register.REAL || (kind == Register.INT && isExact(bits));
  }

  /** The double that holds it. */
  static double of(int kind, long bits) {
    return kind == Register.REAL ? Double.longBitsToDouble(bits) : (double) bits;
  }
}
