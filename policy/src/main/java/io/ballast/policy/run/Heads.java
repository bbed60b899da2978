package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Span;

/** What stands at the head of a call. */
final class Heads {

  private Heads() {}

  /** A list without a head cannot be evaluated. */
  static void requireItems(Expr.Listing list) {
    if (list.items().isEmpty()) {
      throw Failure.at(list.span(), "An empty list has no value.");
    }
  }

  /** The name of what is called. */
  static String name(Expr head) {
    return switch (head) {
      case Expr.Symbol symbol -> symbol.name();
      case Expr.Operator operator -> operator.name();
      case Expr.Int number -> throw notAHead(number);
      case Expr.Real real -> throw notAHead(real);
      case Expr.Quantity quantity -> throw notAHead(quantity);
      case Expr.Text text -> throw notAHead(text);
      case Expr.BadOctal octal -> throw notAHead(octal);
      case Expr.Listing list -> throw notAHead(list);
    };
  }

  private static Failure notAHead(Expr head) {
    return Failure.at(head.span(), "A list begins with the name of what it calls.");
  }

  /** A head that is bound to what is no function. */
  static Failure notCallable(Span head, String name, Value bound) {
    return Failure.at(head, name + " is " + Values.kind(bound) + " and cannot be called.");
  }

  /** Whether the head is a method that MOM's entities do not have. */
  static boolean isOurMethod(Expr head, Value bound) {
    return head instanceof Expr.Dotted
        && bound instanceof Value.Function(Callable.Method(Entity entity, String name))
        && entity.type().hasOurs(name);
  }
}
