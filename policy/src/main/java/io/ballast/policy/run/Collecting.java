package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a body gives for each item: nil where it failed, nothing for a held guest. */
final class Collecting implements Loop.Step {

  private final Expr body;
  private final Context context;
  private final List<Value> results;

  Collecting(Expr body, int items, Context context) {
    this.body = body;
    this.context = context;
    this.results = new ArrayList<>(items);
  }

  /** The body's values, one for each item. */
  static Value results(List<Value> items, String name, Expr body, Context context) {
    Collecting collecting = new Collecting(body, items.size(), context);
    context.loop(new Loop(items, name, body.span(), collecting));
    return collecting.results();
  }

  @Override
  public boolean take(Value item, int index) {
    results.add(context.evaluate(body));
    return true;
  }

  @Override
  public void failed() {
    results.add(Value.NIL);
  }

  Value results() {
    return list(results, context.meter());
  }

  /** A new list, within the budget. */
  static Value list(List<Value> values, Meter meter) {
    meter.list(values.size());
    return meter.checked(new Value.Items(values));
  }
}
