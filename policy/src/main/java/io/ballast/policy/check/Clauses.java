package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import java.util.ArrayList;
import java.util.List;

/** The pairs of a condition and a value that {@code cond} takes. */
final class Clauses {

  /**
   * One pair.
   *
   * @param otherwise whether the condition is the word that always holds; it is no expression then
   */
  record Clause(Listing list, Expr condition, Expr value, boolean otherwise) {}

  private Clauses() {}

  /** Those that are pairs, in order. Only in the last one is {@code else} the word. */
  static List<Clause> of(Listing call) {
    List<Clause> clauses = new ArrayList<>();
    for (int i = 1; i < call.items().size(); i++) {
      if (call.items().get(i) instanceof Listing pair && isPair(pair)) {
        Expr condition = pair.items().getFirst();
        boolean last = i == call.items().size() - 1;
        boolean otherwise =
            last && condition instanceof Expr.Name name && name.name().equals("else");
        clauses.add(new Clause(pair, condition, pair.items().getLast(), otherwise));
      }
    }
    return clauses;
  }

  static boolean isPair(Expr clause) {
    return clause instanceof Listing pair && !pair.isBlock() && pair.items().size() == 2;
  }
}
