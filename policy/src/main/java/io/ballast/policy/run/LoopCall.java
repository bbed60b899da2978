package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import java.util.List;

/**
 * A call {@code (name LIST)} or {@code (name LIST ITEM EXPR)}: with an expression, each item counts
 * for its value, and the loop is like every other; without one the items count for themselves, and
 * nothing is evaluated.
 *
 * @param items what is in the list
 */
record LoopCall(Listing call, List<Value> items, Context context) {

  /** What is made of one item. */
  @FunctionalInterface
  interface Visit {
    /**
     * An error is one of the item's.
     *
     * @return whether to go on with the next item
     */
    boolean take(Value item, Value value);
  }

  /** Evaluates the list. */
  static LoopCall of(Listing call, Context context) {
    Expr list = call.items().get(1);
    return new LoopCall(call, items(call, list, context), context);
  }

  /** The items of the list that an argument gives. */
  static List<Value> items(Listing call, Expr list, Context context) {
    if (context.evaluate(list) instanceof Value.Items items) {
      return items.values();
    }
    throw Failure.at(list.span(), name(call.items().getFirst()) + " takes a list here.");
  }

  /** The name that a loop binds. */
  static String name(Expr expression) {
    if (expression instanceof Expr.Symbol symbol) {
      return symbol.name();
    }
    throw Failure.at(expression.span(), "A name is needed here.");
  }

  void each(Visit visit) {
    if (call.items().size() == 2) {
      plainly(visit);
      return;
    }
    Expr body = call.items().get(3);
    context.loop(
        new Loop(
            items,
            name(call.items().get(2)),
            body.span(),
            (item, index) -> visit.take(item, context.evaluate(body))));
  }

  private void plainly(Visit visit) {
    for (Value item : items) {
      context.meter().step();
      if (!visit.take(item, item)) {
        return;
      }
    }
  }
}
