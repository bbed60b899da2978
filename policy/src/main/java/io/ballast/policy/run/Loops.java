package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loops, and what keeps an error in one over guests with the one guest. */
final class Loops {

  private final Evaluator evaluator;
  private final Meter meter;
  private final Effects effects;
  private final boolean isolates;
  private final @Nullable Onlooker onlooker;
  private final List<Problem> problems = new ArrayList<>();

  /** Loops around the current expression. */
  private int depth;

  private @Nullable Entity guest;

  Loops(
      Evaluator evaluator,
      Meter meter,
      Effects effects,
      Isolation isolation,
      @Nullable Onlooker onlooker) {
    this.evaluator = evaluator;
    this.meter = meter;
    this.effects = effects;
    this.isolates = isolation == Isolation.ON;
    this.onlooker = onlooker;
  }

  /** The isolated errors so far. */
  List<Problem> problems() {
    return problems;
  }

  /** The item of the innermost loop, or of the one that an error just left, if it is a guest. */
  @Nullable Entity guest() {
    return guest;
  }

  /** The results of the body for each item; held guests are skipped. */
  Value run(List<Value> items, String name, Expr body) {
    List<Value> results = new ArrayList<>(items.size());
    for (Value item : items) {
      if (!isHeld(item)) {
        results.add(iterate(item, name, body));
      }
    }
    meter.list(results.size());
    return meter.checked(new Value.Items(results));
  }

  private boolean isHeld(Value item) {
    return item instanceof Value.Ref(Entity entity) && effects.isHeld(entity);
  }

  private Value iterate(Value item, String name, Expr body) {
    Entity outerGuest = guest;
    Scope outer = evaluator.openScope();
    depth++;
    guest = guestIn(item);
    evaluator.scope().bind(name, item);
    Value result = onlooker == null ? iterate(guest, body) : watched(guest, body, onlooker);
    guest = outerGuest;
    depth--;
    evaluator.closeScope(outer);
    return result;
  }

  private Value iterate(@Nullable Entity item, Expr body) {
    return item == null || !isolates ? evaluator.evaluate(body) : isolated(item, body);
  }

  private Value watched(@Nullable Entity item, Expr body, Onlooker watching) {
    watching.enter(item);
    Value result = iterate(item, body);
    watching.leave(item);
    return result;
  }

  private static @Nullable Entity guestIn(Value item) {
    return item instanceof Value.Ref(Entity entity) && entity.type().isolated() ? entity : null;
  }

  /** An error that comes from a loop further in, over things that are no guests, goes on. */
  private Value isolated(Entity item, Expr body) {
    int depthHere = depth;
    int nestingHere = meter.depth();
    int changes = effects.begin();
    try {
      return evaluator.evaluate(body);
    } catch (Failure failure) {
      if (failure.isOverBudget() || depth != depthHere) {
        throw failure;
      }
      meter.leaveTo(nestingHere);
      effects.undo(changes);
      effects.hold(item);
      problems.add(failure.problem(body.span(), item));
      return Value.NIL;
    } finally {
      effects.end();
    }
  }
}
