package io.ballast.core.collect;

import io.ballast.policy.run.Total;
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

  /** Adds up the values at a position of the newest sample's layout, oldest first. */
  public void sum(int position, Total total) {
    Layout layout = newest().layout();
    for (int i = sumWholes(layout, position, total); i < samples.size(); i++) {
      Sample sample = samples.get(i);
      if (sample.layout() == layout) {
        sample.add(position, total);
      } else {
        total.add(sample.get(layout.fields().get(position).name()));
      }
    }
  }

  /**
   * Adds up the integers that come first, which are all as a rule, without a look at the total for
   * each.
   *
   * @return the first sample that is not in the total yet
   */
  private int sumWholes(Layout layout, int position, Total total) {
    long sum = 0;
    int count = 0;
    int next = 0;
    for (; next < samples.size(); next++) {
      Sample sample = samples.get(next);
      if (sample.layout() != layout || !sample.isWholeOrNil(position)) {
        break;
      }
      long number = sample.wholeOrZero(position);
      long longer = sum + number;
      if (((sum ^ longer) & (number ^ longer)) < 0) {
        break;
      }
      sum = longer;
      count += sample.isNil(position) ? 0 : 1;
    }
    total.begin(sum, count);
    return next;
  }

  private int excess(int length) {
    return Math.max(0, samples.size() + 1 - length);
  }
}
