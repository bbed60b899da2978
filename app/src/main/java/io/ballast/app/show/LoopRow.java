package io.ballast.app.show;

import org.jspecify.annotations.Nullable;

/**
 * How the loop turns.
 *
 * @param cycles since the start
 * @param secondsSinceCycle null before the first
 * @param intervalSeconds how often it should finish one
 * @param late whether it should have finished one by now: everything is then as old as it says
 * @param milliseconds how long the last one took; null before the first
 */
public record LoopRow(
    long cycles,
    @Nullable Double secondsSinceCycle,
    double intervalSeconds,
    boolean late,
    @Nullable Double milliseconds) {

  static LoopRow of(View view) {
    return new LoopRow(
        view.latest().map(known -> known.cycle().number()).orElse(0L),
        view.latest().map(known -> View.seconds(known.age(view.now()))).orElse(null),
        View.seconds(view.facts().cycle()),
        view.isLate(),
        view.latest().map(known -> known.cycle().nanos() / 1e6).orElse(null));
  }
}
