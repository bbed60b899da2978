package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a program that code may be generated for: the body of a {@code with}, or an expression
 * of the outermost level. Until there is code, and wherever it gives up, closures do the work.
 */
final class Part {
  /** A loop goes on with closures once it needed them so often, and for one in so many items. */
  private static final int OFTEN = 16;

  private static final int MANY = 4;

  private static final List<Value> ONCE = List.of(Value.NIL);

  private final Expr body;
  private final @Nullable String item;

  /** Whoever generates it puts it here for all threads. */
  private volatile @Nullable Plan plan;

  /**
   * @param item the name that the loop binds; null if it is no loop
   */
  Part(Expr body, @Nullable String item) {
    this.body = body;
    this.item = item;
  }

  void generate(Observed seen, Compiled program) {
    plan = KernelWriter.write(body, item, seen, program.names());
  }

  /** Whether there is code. */
  boolean isReady() {
    return plan != null;
  }

  /**
   * Goes through a loop.
   *
   * @param slot that of the item's name
   * @param depth lists around the body
   */
  void run(Loop loop, int slot, int depth, Machine m, Lane.Results results) {
    int count = loop.items().size();
    int next = 0;
    Plan ready = plan;
    if (ready == null) {
      m.watch(this, loop.items());
    } else {
      Lane lane = new Lane(ready, m, results);
      for (int slow = 0; slow <= OFTEN + next / MANY && lane.fits(depth); slow++) {
        next = ready.kernel().run(lane, loop.items(), next);
        if (next == count) {
          return;
        }
        m.loops.run(loop, slot, next, next + 1);
        next++;
      }
    }
    m.loops.run(loop, slot, next, count);
  }

  /** The value of what is no loop; null if closures must find it. */
  @Nullable Value value(Machine m) {
    Plan ready = plan;
    if (ready == null) {
      m.watch(this, ONCE);
      return null;
    }
    Single single = new Single();
    Lane lane = new Lane(ready, m, single);
    if (lane.fits(0)) {
      ready.kernel().run(lane, ONCE, 0);
    }
    return single.value;
  }

  /** Takes the one value that there may be. */
  private static final class Single implements Lane.Results {
    private @Nullable Value value;

    @Override
    public void add(Value result) {
      value = result;
    }
  }
}
