package io.ballast.policy.run;

import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.syntax.Expr;
import org.jspecify.annotations.Nullable;

/** What names mean where an evaluation is. */
final class Meanings {
  private Meanings() {}

  /** What an expression's name, or the name that it calls, means here and now. */
  static Meaning of(Expr expression, Evaluator evaluator) {
    return switch (expression) {
      case Expr.Dotted dotted -> member(dotted, evaluator);
      case Expr.Listing list ->
          list.isBlock() || list.items().isEmpty()
              ? Meaning.OTHER
              : called(list.items().getFirst(), evaluator);
      case Expr.Name _, Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> Meaning.OTHER;
      case Expr.BadOctal _, Expr.Operator _ -> Meaning.OTHER;
    };
  }

  private static Meaning member(Expr.Dotted dotted, Evaluator evaluator) {
    Entity entity = evaluator.owner(dotted);
    return entity == null ? Meaning.OTHER : new Meaning.Member(entity, dotted.member());
  }

  private static Meaning called(Expr head, Evaluator evaluator) {
    @Nullable UserFunction function =
        head instanceof Expr.Symbol symbol ? evaluator.function(symbol) : null;
    if (function != null) {
      return new Meaning.Function(function.parameters());
    }
    return head instanceof Expr.Dotted dotted ? member(dotted, evaluator) : Meaning.OTHER;
  }
}
