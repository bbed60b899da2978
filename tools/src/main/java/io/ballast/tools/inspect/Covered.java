package io.ballast.tools.inspect;

import io.ballast.policy.syntax.Expr;
import java.util.List;

/**
 * How much of one file was evaluated.
 *
 * @param expressions all there are
 * @param evaluated those that were, by some evaluation
 * @param gaps the outermost expressions that never were
 */
public record Covered(String file, int expressions, int evaluated, List<Expr> gaps) {
  public Covered {
    gaps = List.copyOf(gaps);
  }

  /** Of 100, rounded down: 100 only if nothing is missing. */
  public int percent() {
    return expressions == 0 ? 100 : (int) (100L * evaluated / expressions);
  }
}
