package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Builtin.lazy;

import io.ballast.policy.run.WaterFilling.Claim;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The primitive of policies that entitle: an amount is shared out among many. */
final class Sharing {

  static final List<Builtin> TABLE =
      List.of(
          lazy(
              "share-out",
              8,
              8,
              new Shape.Each(1, Set.of(2, 6)),
              UnitRule.LAST,
              "(share-out AMOUNT LIST ITEM FLOOR CAP WEIGHT SHARE BODY)",
              "Shares an amount out among the items and evaluates the body for each, with SHARE"
                  + " bound to what it gets, a float; gives the list of the bodies' values, as"
                  + " with does. FLOOR, CAP and WEIGHT are evaluated for each item first; all are 0"
                  + " or more, and CAP may be nil for none. Each item gets its floor at least and"
                  + " its cap at most (a cap below the floor is as high as the floor), and"
                  + " otherwise the same amount per weight; one of weight 0 gets its floor alone."
                  + " If the floors exceed the amount, the amount is divided by weight so that"
                  + " nobody gets more than its floor. A negative amount is 0.",
              Sharing::shareOut,
              example(
                  "(share-out 8000 Guests g 1000 g.balloon_cur g.shares size (floor size))",
                  "(4000 2000 1000)"),
              example(
                  "(share-out 5000 Guests g 1000 nil g.shares size (floor size))",
                  "(2500 1250 1250)"),
              example(
                  "(share-out 2000 Guests g 1000 nil g.shares size size)",
                  "(1000.0 500.0 500.0)")));

  /** About what sorting and searching the levels takes for each claim. */
  private static final long STEPS_PER_CLAIM = 16;

  private Sharing() {}

  private static Value shareOut(Listing call, Context context) {
    List<Expr> parts = call.items();
    double amount = Math.max(0, amount("AMOUNT", context.evaluate(parts.get(1))));
    List<Value> items = LoopCall.items(call, parts.get(2), context);
    String item = LoopCall.name(parts.get(3));
    String share = LoopCall.name(parts.get(7));
    if (item.equals(share)) {
      throw Failure.at(parts.get(7).span(), "ITEM and SHARE need two names.");
    }
    Claims claims = new Claims(call, context);
    context.loop(new Loop(items, item, call.span(), claims));
    claims.leaveOutHeld();
    context.meter().steps(STEPS_PER_CLAIM * claims.all.size());
    double[] shares = WaterFilling.divide(amount, claims.all);
    Body body =
        new Body(share, shares, new Collecting(parts.get(8), shares.length, context), context);
    context.loop(new Loop(claims.items, item, parts.get(8).span(), body));
    return body.collecting.results();
  }

  private static double amount(String what, Value value) {
    if (!Arithmetic.isNumber(value)) {
      throw Failure.of("share-out's %s is a number, not %s.".formatted(what, Values.kind(value)));
    }
    double amount = Arithmetic.real(value);
    if (!Double.isFinite(amount)) {
      throw Failure.of("share-out's %s is a finite number, not %s.".formatted(what, amount));
    }
    return amount;
  }

  /** What the items claim. */
  private static final class Claims implements Loop.Step {
    private final Listing call;
    private final Context context;
    private final List<Value> items = new ArrayList<>();
    private final List<Claim> all = new ArrayList<>();

    Claims(Listing call, Context context) {
      this.call = call;
      this.context = context;
    }

    @Override
    public boolean take(Value item, int index) {
      double floor = claimed("FLOOR", context.evaluate(call.items().get(4)));
      Value cap = context.evaluate(call.items().get(5));
      double most = cap instanceof Value.Nil ? Double.POSITIVE_INFINITY : claimed("CAP", cap);
      double weight = claimed("WEIGHT", context.evaluate(call.items().get(6)));
      all.add(new Claim(floor, most, weight));
      items.add(item);
      return true;
    }

    private static double claimed(String what, Value value) {
      double amount = amount(what, value);
      if (amount < 0) {
        throw Failure.of("share-out's %s is 0 or more, not %s.".formatted(what, amount));
      }
      return amount;
    }

    /** A guest that came to grief in another's step gets no share, so nobody's is kept for it. */
    void leaveOutHeld() {
      for (int i = items.size() - 1; i >= 0; i--) {
        if (items.get(i) instanceof Value.Ref(Entity entity) && context.effects().isHeld(entity)) {
          items.remove(i);
          all.remove(i);
        }
      }
    }
  }

  /** What is done with each share. */
  private record Body(String name, double[] shares, Collecting collecting, Context context)
      implements Loop.Step {

    @Override
    public boolean take(Value item, int index) {
      context.bind(name, Value.of(shares[index]));
      return collecting.take(item, index);
    }

    @Override
    public void failed() {
      collecting.failed();
    }
  }
}
