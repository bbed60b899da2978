package io.ballast.policy.run;

/** Integers that a long holds; where the result is larger, {@link Arithmetic} takes over. */
final class Wholes {
  private Wholes() {}

  static int sum(Machine m, long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return m.set(m.arithmetic().add(Value.of(a), Value.of(b)));
    }
    m.bits = sum;
    return Register.INT;
  }

  static int difference(Machine m, long a, long b) {
    long difference = a - b;
    if (((a ^ b) & (a ^ difference)) < 0) {
      return m.set(m.arithmetic().subtract(Value.of(a), Value.of(b)));
    }
    m.bits = difference;
    return Register.INT;
  }

  /** Only a product that is sure to take no more than a word counts for nothing. */
  static int product(Machine m, long a, long b) {
    if (bitLength(a) + bitLength(b) >= Long.SIZE - 1) {
      return m.set(m.arithmetic().multiply(Value.of(a), Value.of(b)));
    }
    m.bits = a * b;
    return Register.INT;
  }

  private static int bitLength(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number < 0 ? ~number : number);
  }
}
