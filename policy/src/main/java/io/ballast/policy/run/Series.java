package io.ballast.policy.run;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values that a field has in an entity's history, oldest first, without those that are nil.
 *
 * @param seconds when each was sampled, since the oldest of them
 */
record Series(List<Value> values, double[] numbers, double[] seconds) {

  private static final double NANOS = 1e9;

  /** Of all samples kept. */
  static Series all(Entity entity, String field, Meter meter) {
    List<Value> history = entity.history(field);
    return of(entity, history, 0, meter);
  }

  /** Of as many of the newest samples as the window says. */
  static Series newest(Entity entity, String field, Value window, Meter meter) {
    BigInteger samples = Arithmetic.integer(window);
    if (samples == null || samples.signum() <= 0) {
      throw Failure.of(
          "A window is a number of samples, 1 or more, not " + Show.value(window, 20) + ".");
    }
    List<Value> history = entity.history(field);
    int kept = samples.min(BigInteger.valueOf(history.size())).intValue();
    return of(entity, history, history.size() - kept, meter);
  }

  private static Series of(Entity entity, List<Value> history, int first, Meter meter) {
    meter.steps(history.size() - first);
    int[] places =
        IntStream.range(first, history.size())
            .filter(i -> !(history.get(i) instanceof Value.Nil))
            .toArray();
    long start = places.length == 0 ? 0 : entity.sampledAt(places[0]);
    return new Series(
        Arrays.stream(places).mapToObj(history::get).toList(),
        Arrays.stream(places).mapToDouble(i -> number(history.get(i))).toArray(),
        Arrays.stream(places).mapToDouble(i -> (entity.sampledAt(i) - start) / NANOS).toArray());
  }

  private static double number(Value value) {
    if (Arithmetic.isNumber(value)) {
      return Arithmetic.real(value);
    }
    throw Failure.of("The field's history has " + Values.kind(value) + ", not only numbers.");
  }

  int size() {
    return numbers.length;
  }

  /** From the oldest to the newest, in seconds. */
  double span() {
    return seconds[size() - 1];
  }
}
