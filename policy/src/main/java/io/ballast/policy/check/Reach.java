package io.ballast.policy.check;

import io.ballast.policy.syntax.Diagnostic.Severity;

/** Whether an expression is met by every evaluation. */
enum Reach {
  ALWAYS(Severity.ERROR),
  /** A branch, the body of a loop, a function that may not be called. */
  SOMETIMES(Severity.WARNING);

  private final Severity severity;

  Reach(Severity severity) {
    this.severity = severity;
  }

  /** How bad it is when an expression so reached cannot work. */
  Severity severity() {
    return severity;
  }
}
