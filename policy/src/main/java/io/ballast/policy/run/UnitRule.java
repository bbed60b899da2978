package io.ballast.policy.run;

/** What a built-in does with the units of its arguments. */
public enum UnitRule {
  /** The arguments have one unit, and the result has it. */
  SAME("The arguments have one unit, and the result has it."),
  /** The arguments have one unit, the result none. */
  COMPARED("The arguments have one unit, the result none."),
  /** The factors' units are multiplied. */
  PRODUCT("The units are multiplied."),
  /** The units are divided. */
  QUOTIENT("The units are divided."),
  /** The result has the unit of the first argument. */
  FIRST("The result has the unit of the first argument."),
  /** The result has the unit of the last argument. */
  LAST("The result has the unit of the last argument."),
  /** The result is one of the arguments, which need not have one unit: {@code and}, {@code or}. */
  ANY_OF("The result has the unit of the argument that it is."),
  /** A count. */
  COUNT("The result is a count."),
  /** Nothing is asked of the arguments, and the result has no unit. */
  NONE("");

  private final String sentence;

  UnitRule(String sentence) {
    this.sentence = sentence;
  }

  /** The rule in one sentence; empty if there is nothing to say. */
  public String sentence() {
    return sentence;
  }
}
