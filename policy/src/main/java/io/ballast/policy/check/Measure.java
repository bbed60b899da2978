package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.Unit;

/**
 * What is known of the unit of a value; of a list, of the unit of its items.
 *
 * <p>They are ordered: from {@link Nothing} over {@link Plain} and {@link Known} to {@link
 * Unclear}. Joining goes up, so that following it through a program ends.
 */
sealed interface Measure {

  /** No value, or nil, which has no unit and goes with anything. */
  record Nothing() implements Measure {}

  /**
   * A number that has no unit and goes with any.
   *
   * @param value NaN if it is not always the same
   * @param converts whether multiplying by it may change the unit of an amount
   */
  record Plain(double value, boolean converts) implements Measure {}

  /**
   * @param origin where the unit comes from
   */
  record Known(Unit unit, Expr origin) implements Measure {}

  /** Nobody knows, so nothing is said about it. */
  record Unclear() implements Measure {}

  Measure NOTHING = new Nothing();
  Measure UNCLEAR = new Unclear();

  /** A boolean in arithmetic: 0 or 1. */
  Measure FLAG = new Plain(Double.NaN, false);

  /** A plain number of any value. */
  Measure ANY_NUMBER = new Plain(Double.NaN, true);

  static Measure plain(double value) {
    return new Plain(value, Conversions.mayConvert(value));
  }

  /** That of a value that is one of the two; this one if the other adds nothing to it. */
  default Measure join(Measure other) {
    return switch (this) {
      case Nothing _ -> other;
      case Plain plain -> joinPlain(plain, other);
      case Known known -> joinKnown(known, other);
      case Unclear unclear -> unclear;
    };
  }

  private static Measure joinPlain(Plain plain, Measure other) {
    return switch (other) {
      case Nothing _ -> plain;
      case Plain(double value, boolean converts) ->
          plain.value == value || Double.isNaN(plain.value) && (plain.converts || !converts)
              ? plain
              : new Plain(Double.NaN, plain.converts || converts);
      case Known known -> known;
      case Unclear unclear -> unclear;
    };
  }

  private static Measure joinKnown(Known known, Measure other) {
    return switch (other) {
      case Nothing _, Plain _ -> known;
      case Known(Unit unit, Expr _) -> unit == known.unit ? known : UNCLEAR;
      case Unclear unclear -> unclear;
    };
  }
}
