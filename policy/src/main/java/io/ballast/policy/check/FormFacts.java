package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import java.util.List;

/** What MOM's forms give and bind. Their arity was checked before. */
final class FormFacts {
  private final Inference inference;
  private final ExprFacts expressions;

  FormFacts(Inference inference, ExprFacts expressions) {
    this.inference = inference;
    this.expressions = expressions;
  }

  Fact of(Listing call, String form) {
    List<Expr> items = call.items();
    return switch (form) {
      case "defvar" -> defvar(items);
      case "set", "setq" -> bind(items.get(1), expressions.of(items.get(2)));
      case "let" -> let(items);
      case "def", "defun" -> Fact.TEXT;
      case "if" -> {
        expressions.of(items.get(1));
        Fact then = expressions.of(items.get(2));
        yield then.join(expressions.of(items.get(3)));
      }
      case "with" -> with(items);
      default -> Fact.ANYTHING;
    };
  }

  private Fact bind(Expr name, Fact value) {
    if (name instanceof Symbol symbol) {
      inference.bind(symbol.name(), value);
    }
    return value;
  }

  /** Where the name is bound already, the old value stays and is the result. */
  private Fact defvar(List<Expr> items) {
    Fact value = bind(items.get(1), expressions.of(items.get(2)));
    return items.get(1) instanceof Symbol name
        ? value.join(inference.variable(name.name()))
        : Fact.NOTHING;
  }

  private Fact let(List<Expr> items) {
    if (items.get(1) instanceof Listing bindings) {
      for (Expr binding : bindings.items()) {
        if (binding instanceof Listing pair && pair.items().size() == 2) {
          bind(pair.items().getFirst(), expressions.of(pair.items().getLast()));
        }
      }
    }
    return expressions.last(items.subList(2, items.size()));
  }

  private Fact with(List<Expr> items) {
    if (items.get(1) instanceof Symbol list) {
      bind(items.get(2), expressions.of(list).item());
    }
    return Fact.of(Kinds.LIST, expressions.of(items.get(3)).measure());
  }
}
