package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;

/**
 * A name that every policy can call.
 *
 * @param most {@link #ANY} if there is no limit
 * @param signature how it is called, for the manual
 * @param doc one sentence
 */
record Builtin(
    String name,
    int least,
    int most,
    Shape shape,
    UnitRule units,
    String signature,
    String doc,
    Code code) {

  static final int ANY = Integer.MAX_VALUE;

  /** What it does. */
  sealed interface Code {}

  /** Gets the values of all arguments. */
  @FunctionalInterface
  non-sealed interface Eager extends Code {
    Value apply(Value[] arguments, Context context);
  }

  /** Decides itself what is evaluated. */
  @FunctionalInterface
  non-sealed interface Special extends Code {
    Value apply(Expr.Listing call, Context context);
  }

  /** One of MOM's forms, which compiled programs have code of their own for. */
  @FunctionalInterface
  non-sealed interface Form extends Code {
    Value apply(Expr.Listing call, Evaluator evaluator);
  }

  boolean accepts(int count) {
    return count >= least && count <= most;
  }
}
