package io.ballast.policy.run;

import io.ballast.policy.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@link Loops} of compiled programs. */
final class LoopRunner {
  private final Machine machine;
  private final Meter meter;
  private final Effects effects;
  private final Bindings bindings;
  private final boolean isolates;
  private final List<Problem> problems = new ArrayList<>();

  /** Loops around the current expression. */
  private int depth;

  private @Nullable Entity guest;

  LoopRunner(Machine machine, Isolation isolation) {
    this.machine = machine;
    this.meter = machine.meter();
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
   * The results of the body for each item; held guests are skipped.
   *
   * @param slot that of the item's name
   * @param place of the body
   * @param nesting lists around it
   */
  Value run(List<Value> items, int slot, Code body, Span place, int nesting) {
    Value[] results = new Value[items.size()];
    int count = 0;
    for (int i = 0; i < items.size(); i++) {
      Value item = items.get(i);
      Entity entity = item instanceof Value.Ref(Entity one) ? one : null;
      if (entity == null || !effects.isHeld(entity)) {
        results[count++] = iterate(item, entity, slot, body, place, nesting);
      }
    }
    meter.list(count);
    return meter.checked(new Value.Items(results, count));
  }

  private Value iterate(
      Value item, @Nullable Entity entity, int slot, Code body, Span place, int nesting) {
    Entity outerGuest = guest;
    int outer = bindings.scope();
    int mark = bindings.open();
    depth++;
    guest = entity != null && entity.type().isolated() ? entity : null;
    bindings.bind(slot, machine.set(item), machine);
    Value result =
        guest == null || !isolates
            ? body.value(machine, nesting)
            : isolated(guest, body, place, nesting, mark, outer);
    guest = outerGuest;
    depth--;
    bindings.close(mark, outer);
    return result;
  }

  /** An error that comes from a loop further in, over things that are no guests, goes on. */
  private Value isolated(Entity item, Code body, Span place, int nesting, int mark, int outer) {
    int depthHere = depth;
    int changes = effects.begin();
    try {
      return body.value(machine, nesting);
    } catch (Failure failure) {
      if (failure.isOverBudget() || depth != depthHere) {
        throw failure;
      }
      bindings.close(mark, outer);
      effects.undo(changes);
      effects.hold(item);
      problems.add(failure.problem(place, item));
      return Value.NIL;
    } finally {
      effects.end();
    }
  }
}
