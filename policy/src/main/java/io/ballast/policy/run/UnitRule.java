package io.ballast.policy.run;

/** What a built-in does with the units of its arguments. */
public enum UnitRule {
  /** The arguments have one unit, and the result has it. */
  SAME,
  /** The arguments have one unit, the result none. */
  COMPARED,
  /** The factors' units are multiplied. */
  PRODUCT,
  /** The units are divided. */
  QUOTIENT,
  /** The result has the unit of the first argument. */
  FIRST,
  /** The result has the unit of the last argument. */
  LAST,
  /** The result is one of the arguments, which need not have one unit: {@code and}, {@code or}. */
  ANY_OF,
  /** A count. */
  COUNT,
  /** Nothing is asked of the arguments, and the result has no unit. */
  NONE
}
