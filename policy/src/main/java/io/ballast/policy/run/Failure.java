package io.ballast.policy.run;

import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Span;
import org.jspecify.annotations.Nullable;

/** An error of the policy on its way out. It has no stack trace: a program may make many. */
final class Failure extends RuntimeException {

  /** A sentence may quote a name of the policy, which may be of any length. */
  private static final int LONGEST = 300;

  private final String sentence;
  private final @Nullable Span place;
  private final boolean overBudget;

  private Failure(String sentence, @Nullable Span place, boolean overBudget) {
    super(sentence, null, false, false);
    this.sentence = sentence;
    this.place = place;
    this.overBudget = overBudget;
  }

  /** An error whose place the nearest enclosing call adds. */
  static Failure of(String sentence) {
    return new Failure(sentence, null, false);
  }

  static Failure at(Span place, String sentence) {
    return new Failure(sentence, place, false);
  }

  static Failure overBudget(String sentence) {
    return new Failure(sentence, null, true);
  }

  /** The same error with a place, if it has none yet. */
  Failure at(Span fallback) {
    return place == null ? new Failure(sentence, fallback, overBudget) : this;
  }

  boolean isOverBudget() {
    return overBudget;
  }

  Problem problem(Span fallback, @Nullable Entity entity) {
    return new Problem(
        Printable.shortened(sentence, LONGEST), place == null ? fallback : place, entity);
  }
}
