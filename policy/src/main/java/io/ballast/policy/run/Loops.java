package io.ballast.policy.run;

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

  /** Takes the step for each item until it wants no more. */
  void run(Loop loop) {
    List<Value> items = loop.items();
    boolean more = true;
    for (int i = 0; more && i < items.size(); i++) {
      more = isHeld(items.get(i)) || iterate(loop, i);
    }
  }

  private boolean isHeld(Value item) {
    return item instanceof Value.Ref(Entity entity) && effects.isHeld(entity);
  }

  private boolean iterate(Loop loop, int index) {
    Entity outerGuest = guest;
    Scope outer = evaluator.openScope();
    depth++;
    guest = guestIn(loop.items().get(index));
    evaluator.scope().bind(loop.name(), loop.items().get(index));
    boolean more =
        onlooker == null ? take(guest, loop, index) : watched(guest, loop, index, onlooker);
    guest = outerGuest;
    depth--;
    evaluator.closeScope(outer);
    return more;
  }

  private boolean take(@Nullable Entity item, Loop loop, int index) {
    try {
      return item == null || !isolates
          ? loop.step().take(loop.items().get(index), index)
          : isolated(item, loop, index);
    } catch (Failure failure) {
      throw failure.at(loop.place());
    }
  }

  private boolean watched(@Nullable Entity item, Loop loop, int index, Onlooker watching) {
    watching.enter(item);
    boolean more = take(item, loop, index);
    watching.leave(item);
    return more;
  }

  private static @Nullable Entity guestIn(Value item) {
    return item instanceof Value.Ref(Entity entity) && entity.type().isolated() ? entity : null;
  }

  /** An error that comes from a loop further in, over things that are no guests, goes on. */
  private boolean isolated(Entity item, Loop loop, int index) {
    int depthHere = depth;
    int nestingHere = meter.depth();
    int changes = effects.begin();
    try {
      return loop.step().take(loop.items().get(index), index);
    } catch (Failure failure) {
      if (failure.isOverBudget() || depth != depthHere) {
        throw failure;
      }
      meter.leaveTo(nestingHere);
      effects.undo(changes);
      effects.hold(item);
      problems.add(failure.problem(loop.place(), item));
      loop.step().failed();
      return true;
    } finally {
      effects.end();
    }
  }
}
