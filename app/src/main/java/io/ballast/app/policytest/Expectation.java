package io.ballast.app.policytest;

import io.ballast.policy.syntax.Expr;

/** What must come of a policy in a test. */
public sealed interface Expectation {

  Subject subject();

  /** The whole expectation, as its file has it. */
  Expr.Listing written();

  /** Something holds of what is wished. */
  record Wished(Subject subject, String control, Expr condition, Expr.Listing written)
      implements Expectation {}

  /** Nothing is wished. */
  record NotWished(Subject subject, String control, Expr.Listing written) implements Expectation {}

  /** An error stays with the guest, or, for the host, ends the whole evaluation. */
  record Fails(Subject subject, String part, Expr.Listing written) implements Expectation {}
}
