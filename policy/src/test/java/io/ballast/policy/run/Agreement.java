package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** That the compiled program does what the interpreter does. */
final class Agreement {
  /** Closures run, and run while code is made ready, and then that code does what it can. */
  private static final int TURNS = 3;

  private Agreement() {}

  /**
   * What both give.
   *
   * @param debugged gets what {@code debug} writes
   * @throws AssertionError if they differ in anything at all
   */
  static Evaluation evaluate(
      Program program, World world, Budget budget, Isolation isolation, List<String> debugged) {
    Compiled compiled = Compiled.of(program, Runnable::run, 0);
    int before = debugged.size();
    // An evaluation that the clock ends may look at it once more to find out where it ends.
    AtomicLong clock = new AtomicLong();
    Evaluation plain = interpreter(budget, isolation, clock, debugged).evaluate(program, world);
    for (int turn = 1; turn <= TURNS; turn++) {
      List<String> lines = new ArrayList<>();
      AtomicLong looks = new AtomicLong();
      Evaluation quick = interpreter(budget, isolation, looks, lines).evaluate(compiled, world);
      assertThat(looks.get() - clock.get()).isBetween(0L, quick.failure() == null ? 0L : 1L);
      assertThat(quick).isEqualTo(plain);
      assertThat(orders(quick)).isEqualTo(orders(plain));
      assertThat(lines).isEqualTo(debugged.subList(before, debugged.size()));
    }
    return plain;
  }

  private static Interpreter interpreter(
      Budget budget, Isolation isolation, AtomicLong clock, List<String> debugged) {
    return new Interpreter(budget, isolation, clock::getAndIncrement, debugged::add);
  }

  /** Maps and sets are equal in any order; people see them in one. */
  private static List<Object> orders(Evaluation evaluation) {
    List<Object> all = new ArrayList<>(evaluation.held());
    evaluation
        .variables()
        .forEach(
            (entity, values) -> {
              all.add(entity);
              all.addAll(values.keySet());
            });
    return all;
  }
}
