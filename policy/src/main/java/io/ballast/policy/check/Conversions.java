package io.ballast.policy.check;

import io.ballast.policy.vocabulary.Unit;

/** Which units are parts of each other, and how one is made of another. */
final class Conversions {
  private static final double SMALLEST = 4;
  private static final double PRECISION = 1e-9;

  /** Units that can be converted into each other. */
  private enum Family {
    MEMORY,
    TIME,
    PART,
    COUNT,
    SPEED,
    NONE
  }

  /** How many of the family's smallest unit one is. */
  private record Place(Family family, long size) {}

  private Conversions() {}

  /**
   * Whether a number by which an amount is multiplied may be there to convert it: one of 4 or more,
   * and one divided by a power of two or ten from 4 on or by a multiple of 60.
   */
  static boolean mayConvert(double factor) {
    double size = Math.abs(factor);
    if (Double.isNaN(size)) {
      return true;
    }
    return size >= SMALLEST || size > 0 && isUsual(1 / size);
  }

  private static boolean isUsual(double divisor) {
    return divisor > SMALLEST - PRECISION
        && (isWhole(Math.log(divisor) / Math.log(2))
            || isWhole(Math.log10(divisor))
            || isWhole(divisor / 60));
  }

  private static boolean isWhole(double number) {
    return Math.abs(number - Math.rint(number)) < PRECISION;
  }

  /** Whether adding and comparing them may be meant: scores are made of counts and ratios. */
  static boolean isHarmless(Unit one, Unit other) {
    return one == other || isPure(one) && isPure(other);
  }

  /** A number by which any amount can be multiplied. */
  static boolean isPure(Unit unit) {
    return unit == Unit.RATIO || unit == Unit.COUNT;
  }

  /** What an amount is in, as the end of a sentence. */
  static String phrase(Unit unit) {
    return switch (unit) {
      case RATIO, COUNT -> "is " + name(unit);
      case NONE -> "has no unit";
      case KIB,
          BYTES,
          PAGES,
          SECONDS,
          MILLISECONDS,
          MICROSECONDS,
          NANOSECONDS,
          PERCENT,
          BYTES_PER_SECOND ->
          "is in " + name(unit);
    };
  }

  static String name(Unit unit) {
    return switch (unit) {
      case PERCENT -> "percent";
      case RATIO -> "a ratio";
      case COUNT -> "a count";
      case NONE -> "a number";
      case KIB, BYTES, PAGES, SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS, BYTES_PER_SECOND ->
          unit.symbol();
    };
  }

  /** One sentence: how to make the one of the other. */
  static String hint(Unit from, Unit to) {
    Place of = place(from);
    Place into = place(to);
    if (of.family() != into.family()) {
      return isPure(from) || isPure(to) || from == Unit.PERCENT || to == Unit.PERCENT
          ? "A share of an amount is written (* SHARE AMOUNT), with a share from 0 to 1."
          : "Neither can be made of the other: one of them is not what was meant.";
    }
    String written =
        of.size() > into.size()
            ? "(* %d x)".formatted(of.size() / into.size())
            : "(/ x %d)".formatted(into.size() / of.size());
    String pages = from == Unit.PAGES || to == Unit.PAGES ? ", where a page has 4 KiB" : "";
    return "%s makes %s of %s%s.".formatted(written, name(to), name(from), pages);
  }

  private static Place place(Unit unit) {
    return switch (unit) {
      case BYTES -> new Place(Family.MEMORY, 1);
      case KIB -> new Place(Family.MEMORY, 1 << 10);
      case PAGES -> new Place(Family.MEMORY, 1 << 12);
      case NANOSECONDS -> new Place(Family.TIME, 1);
      case MICROSECONDS -> new Place(Family.TIME, 1_000);
      case MILLISECONDS -> new Place(Family.TIME, 1_000_000);
      case SECONDS -> new Place(Family.TIME, 1_000_000_000);
      case PERCENT -> new Place(Family.PART, 1);
      case RATIO -> new Place(Family.PART, 100);
      case COUNT -> new Place(Family.COUNT, 1);
      case BYTES_PER_SECOND -> new Place(Family.SPEED, 1);
      case NONE -> new Place(Family.NONE, 1);
    };
  }
}
