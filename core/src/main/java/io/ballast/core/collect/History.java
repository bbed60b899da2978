package io.ballast.core.collect;

import io.ballast.policy.run.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The last samples of one entity, oldest first: a value, so that a snapshot can keep it.
 *
 * @param samples never empty
 */
public record History(List<Sample> samples) {

  public History {
    samples = List.copyOf(samples);
  }

  public static History of(Sample first) {
    return new History(List.of(first));
  }

  /** This history with one more sample, and at most {@code length} of them. */
  public History plus(Sample sample, int length) {
    List<Sample> longer = new ArrayList<>(samples.subList(excess(length), samples.size()));
    longer.add(sample);
    return new History(longer);
  }

  public Sample newest() {
    return samples.getLast();
  }

  /** How many samples are younger than this monotonic time in nanoseconds. */
  public int since(long nanos) {
    int first = samples.size();
    while (first > 0 && samples.get(first - 1).at().nanos() > nanos) {
      first--;
    }
    return samples.size() - first;
  }

  /** All values of a field, oldest first. */
  public List<Value> values(String field) {
    return samples.stream().map(sample -> sample.get(field)).toList();
  }

  private int excess(int length) {
    return Math.max(0, samples.size() + 1 - length);
  }
}
