package io.ballast.policy.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@link Loops} of compiled programs. */
final class LoopRunner {
  private final Machine machine;
  private final Effects effects;
  private final Bindings bindings;
  private final boolean isolates;
  private final List<Problem> problems = new ArrayList<>();

  /** Loops around the current expression. */
  private int depth;

  private @Nullable Entity guest;

  LoopRunner(Machine machine, Isolation isolation) {
    this.machine = machine;
    this.effects = machine.effects();
    this.bindings = machine.bindings;
    this.isolates = isolation == Isolation.ON;
  }

  List<Problem> problems() {
    return problems;
  }

  /** The item of the innermost loop, or of the one that an error just left, if it is a guest. */
  @Nullable Entity guest() {
    return guest;
  }

  /**
   * Takes the step for each item until it wants no more.
   *
   * @param slot that of the item's name
   */
  void run(Loop loop, int slot) {
    run(loop, slot, 0, loop.items().size());
  }

  /** The same for the items from one to before another. */
  void run(Loop loop, int slot, int from, int to) {
    List<Value> items = loop.items();
    boolean more = true;
    for (int i = from; more && i < to; i++) {
      Entity entity = items.get(i) instanceof Value.Ref(Entity one) ? one : null;
      more = (entity != null && effects.isHeld(entity)) || iterate(loop, i, entity, slot);
    }
  }

  private boolean iterate(Loop loop, int index, @Nullable Entity entity, int slot) {
    Entity outerGuest = guest;
    int outer = bindings.scope();
    int mark = bindings.open();
    depth++;
    guest = entity != null && entity.type().isolated() ? entity : null;
    bindings.bind(slot, machine.set(loop.items().get(index)), machine);
    boolean more = take(loop, index, mark, outer);
    guest = outerGuest;
    depth--;
    bindings.close(mark, outer);
    return more;
  }

  private boolean take(Loop loop, int index, int mark, int outer) {
    try {
      return guest == null || !isolates
          ? loop.step().take(loop.items().get(index), index)
          : isolated(guest, loop, index, mark, outer);
    } catch (Failure failure) {
      throw failure.at(loop.place());
    }
  }

  /** An error that comes from a loop further in, over things that are no guests, goes on. */
  private boolean isolated(Entity item, Loop loop, int index, int mark, int outer) {
    int depthHere = depth;
    int changes = effects.begin();
    try {
      return loop.step().take(loop.items().get(index), index);
    } catch (Failure failure) {
      if (failure.isOverBudget() || depth != depthHere) {
        throw failure;
      }
      bindings.close(mark, outer);
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
