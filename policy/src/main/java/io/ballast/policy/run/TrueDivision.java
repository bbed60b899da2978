package io.ballast.policy.run;

import java.math.BigInteger;

/** The quotient of two integers as the nearest double, ties to even. */
final class TrueDivision {

  /** All integers up to so many bits are doubles. */
  private static final int DOUBLE_BITS = 53;

  /** Enough quotient bits to round from: those of a double and two more. */
  private static final int QUOTIENT_BITS = DOUBLE_BITS + 2;

  /** The last place of the smallest doubles is worth 2 to this power. */
  private static final int LOWEST_PLACE = -1074;

  private TrueDivision() {}

  /**
   * @throws Failure if the quotient is beyond all doubles
   */
  static double divide(BigInteger a, BigInteger b) {
    if (a.bitLength() <= DOUBLE_BITS && b.bitLength() <= DOUBLE_BITS) {
      return (double) a.longValue() / (double) b.longValue();
    }
    double magnitude = divideMagnitudes(a.abs(), b.abs());
    if (Double.isInfinite(magnitude)) {
      throw Failure.of("The quotient is too large for a float.");
    }
    return a.signum() * b.signum() < 0 || (a.signum() == 0 && b.signum() < 0)
        ? -magnitude
        : magnitude;
  }

  /** Divides to a few bits more than needed, then rounds once. */
  private static double divideMagnitudes(BigInteger a, BigInteger b) {
    int size = a.bitLength() - b.bitLength();
    if (size > Double.MAX_EXPONENT + 1) {
      return Double.POSITIVE_INFINITY;
    }
    int place = Math.max(size - QUOTIENT_BITS, LOWEST_PLACE - 2);
    BigInteger[] parts =
        place < 0
            ? a.shiftLeft(-place).divideAndRemainder(b)
            : a.divideAndRemainder(b.shiftLeft(place));
    long inexact = parts[1].signum() == 0 ? 0 : 1;
    return round(parts[0].longValueExact(), inexact, place);
  }

  /**
   * @param quotient in units of 2 to the power {@code place}, cut off
   * @param inexact 1 if something was cut off
   */
  private static double round(long quotient, long inexact, int place) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(quotient);
    int dropped = Math.max(bits - DOUBLE_BITS, LOWEST_PLACE - place);
    if (dropped <= 0) {
      return Math.scalb((double) quotient, place);
    }
    long kept = quotient >> dropped;
    long half = 1L << (dropped - 1);
    long rest = (quotient & ((1L << dropped) - 1)) | inexact;
    boolean up = rest > half || (rest == half && (kept & 1) == 1);
    return Math.scalb((double) (up ? kept + 1 : kept), place + dropped);
  }
}
