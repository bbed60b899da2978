package io.ballast.core.explain;

/**
 * An expression of the policy and what came of it.
 *
 * @param expression as the policy has it, on one line
 */
public record Named(String expression, Measure measure) {

  /** Whether the expression is a number or a string itself, so that it says all by its value. */
  public boolean isLiteral() {
    return !expression.isEmpty() && "-+.0123456789\"'".indexOf(expression.charAt(0)) >= 0;
  }
}
