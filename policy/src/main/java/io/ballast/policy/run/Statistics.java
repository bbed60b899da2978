package io.ballast.policy.run;

import io.ballast.policy.run.Comparison.Order;
import java.util.Arrays;

/** What the methods of an entity tell of a field's history: nil if there are too few values. */
final class Statistics {

  private static final double ALL = 100;

  private Statistics() {}

  /** Unchanged, the oldest of equal ones. */
  static Value least(Series series, Context context) {
    return best(series, Order.LESS, context);
  }

  /** Unchanged, the oldest of equal ones. */
  static Value greatest(Series series, Context context) {
    return best(series, Order.GREATER, context);
  }

  private static Value best(Series series, Order beats, Context context) {
    Value best = Value.NIL;
    for (Value value : series.values()) {
      if (best instanceof Value.Nil || context.comparison().inOrder(beats, value, best)) {
        best = value;
      }
    }
    return best;
  }

  /** The standard deviation of the values themselves, not of what they are a sample of. */
  static Value deviation(Series series) {
    if (series.size() == 0) {
      return Value.NIL;
    }
    double mean = Arrays.stream(series.numbers()).average().orElse(0);
    double squares = Arrays.stream(series.numbers()).map(x -> (x - mean) * (x - mean)).sum();
    return Value.of(Math.sqrt(squares / series.size()));
  }

  /** Between two values, what is proportionally between them. */
  static Value percentile(Series series, Value percent) {
    if (!Arithmetic.isNumber(percent)) {
      throw Failure.of("A percentile is a number from 0 to 100, not " + Values.kind(percent) + ".");
    }
    double part = Arithmetic.real(percent);
    if (!(part >= 0 && part <= ALL)) {
      throw Failure.of("A percentile is a number from 0 to 100, not " + part + ".");
    }
    if (series.size() == 0) {
      return Value.NIL;
    }
    double[] sorted = series.numbers().clone();
    Arrays.sort(sorted);
    double place = part / ALL * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return Value.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
  }

  /** A counter that drops was set back: only its increases count. */
  static Value rate(Series series) {
    if (series.size() < 2 || series.span() <= 0) {
      return Value.NIL;
    }
    double increase = 0;
    for (int i = 1; i < series.size(); i++) {
      increase += Math.max(0, series.numbers()[i] - series.numbers()[i - 1]);
    }
    return Value.of(increase / series.span());
  }

  /** The slope of the straight line that has the least squares of distances to the values. */
  static Value trend(Series series) {
    if (series.size() < 2 || series.span() <= 0) {
      return Value.NIL;
    }
    double meanTime = Arrays.stream(series.seconds()).average().orElse(0);
    double mean = Arrays.stream(series.numbers()).average().orElse(0);
    double along = 0;
    double spread = 0;
    for (int i = 0; i < series.size(); i++) {
      double time = series.seconds()[i] - meanTime;
      along += time * (series.numbers()[i] - mean);
      spread += time * time;
    }
    return Value.of(along / spread);
  }
}
