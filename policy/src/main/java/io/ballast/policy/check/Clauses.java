package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;

/** The pairs of a condition and a value that {@code cond} takes. */
final class Clauses {
  private Clauses() {}

  /** Whether the condition is the word that always holds, and not a variable of that name. */
  static boolean isElse(Expr condition, Names names) {
    return condition instanceof Expr.Name name
        && name.name().equals("else")
        && !names.mayHide("else");
  }
}
