package io.ballast.policy.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * When code is generated for the parts of a program: once, after it has taken so many steps that it
 * is worth it. The evaluation that comes then only notes what is so at each part; another thread
 * may write the code.
 */
final class Generating {
  private enum Stage {
    COUNTING,
    DUE,
    DONE
  }

  /** What one evaluation notes. */
  static final class Watch {
    private final Map<Part, Observed> seen = new LinkedHashMap<>();

    /** What was so when a part was come to first. */
    void look(Part part, Machine m, int names, List<Value> items) {
      if (!seen.containsKey(part)) {
        seen.put(part, Observed.of(m, names, items));
      }
    }
  }

  private final Executor executor;
  private final long after;
  private final AtomicLong steps = new AtomicLong();
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.COUNTING);

  /**
   * @param executor writes the code
   * @param after so many steps
   */
  Generating(Executor executor, long after) {
    this.executor = executor;
    this.after = after;
  }

  /** Asked when an evaluation begins; gives what is to be noted into, if anything is. */
  @Nullable Watch begin() {
    return stage.get() == Stage.DUE && stage.compareAndSet(Stage.DUE, Stage.DONE)
        ? new Watch()
        : null;
  }

  /** Told when it has ended. */
  void end(@Nullable Watch watch, long taken, Compiled program) {
    if (watch != null) {
      Map<Part, Observed> all = Map.copyOf(watch.seen);
      executor.execute(() -> all.forEach((part, seen) -> part.generate(seen, program)));
    } else if (stage.get() == Stage.COUNTING && steps.addAndGet(taken) >= after) {
      stage.compareAndSet(Stage.COUNTING, Stage.DUE);
    }
  }
}
