package io.ballast.policy.check;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import java.util.Optional;

/** Conditions that hold always or never, because they are written as plain values. */
final class Constants {
  private Constants() {}

  /** Whether the condition holds; empty where that depends. */
  static Optional<Boolean> truth(Expr condition, Names names) {
    return switch (condition) {
      case Expr.Int number -> Optional.of(number.value().signum() != 0);
      case Expr.Real real -> Optional.of(real.value() != 0);
      case Expr.Quantity quantity -> truth(quantity.number(), names);
      case Expr.Text text -> Optional.of(!text.value().isEmpty());
      case Expr.Name name -> name.name().equals("nil") ? Optional.of(false) : Optional.empty();
      case Listing list -> negated(list, names);
      case Expr.Dotted _, Expr.BadOctal _, Expr.Operator _ -> Optional.empty();
    };
  }

  private static Optional<Boolean> negated(Listing list, Names names) {
    return list.items().size() == 2
            && !list.isBlock()
            && list.items().getFirst() instanceof Expr.Name head
            && head.name().equals("not")
            && !names.mayHide("not")
        ? truth(list.items().get(1), names).map(truth -> !truth)
        : Optional.empty();
  }
}
