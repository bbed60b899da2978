package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Lists.loop;

import io.ballast.policy.syntax.Expr.Listing;
import java.util.List;

/** For how many items something is true. */
final class Quantifiers {

  static final List<Builtin> TABLE =
      List.of(
          loop(
              "count",
              1,
              UnitRule.COUNT,
              "(count LIST) or (count LIST ITEM CONDITION)",
              "How many items a list has, or for how many a condition is true.",
              Quantifiers::count,
              example("(count Guests)", "3"),
              example("(count Guests g (> g.mem_unused 200))", "2")),
          loop(
              "any",
              3,
              UnitRule.NONE,
              "(any LIST ITEM CONDITION)",
              "Whether the condition is true for an item; those after it are not looked at.",
              (call, context) -> Value.of(isFound(call, context, true)),
              example("(any Guests g (< g.mem_unused 200))", "true")),
          loop(
              "all",
              3,
              UnitRule.NONE,
              "(all LIST ITEM CONDITION)",
              "Whether the condition is true for all items; those after one for which it is not"
                  + " are not looked at.",
              (call, context) -> Value.of(!isFound(call, context, false)),
              example("(all Guests g (< g.mem_unused 200))", "false")));

  private Quantifiers() {}

  private static Value count(Listing call, Context context) {
    LoopCall loop = LoopCall.of(call, context);
    if (call.items().size() == 2) {
      return Value.of(loop.items().size());
    }
    int[] count = {0};
    loop.each(
        (item, value) -> {
          count[0] += Values.isTrue(value) ? 1 : 0;
          return true;
        });
    return Value.of(count[0]);
  }

  /** Whether the condition is that for an item. */
  private static boolean isFound(Listing call, Context context, boolean wanted) {
    boolean[] found = {false};
    LoopCall.of(call, context)
        .each(
            (item, value) -> {
              found[0] = Values.isTrue(value) == wanted;
              return !found[0];
            });
    return found[0];
  }
}
