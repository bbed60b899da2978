package io.ballast.core.collect;

import io.ballast.policy.run.Total;
import io.ballast.policy.run.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last samples of one entity, oldest first: a value, so that a snapshot can keep it. */
public final class History {
  private final List<Sample> samples;

  /** Null if there are too many samples for that. */
  private final @Nullable Sums sums;

  private History(List<Sample> samples, @Nullable Sums sums) {
    this.samples = samples;
    this.sums = sums;
  }

  public static History of(Sample first) {
    List<Sample> samples = List.of(first);
    return new History(samples, Sums.of(samples));
  }

  /** This history with one more sample, and at most {@code length} of them. */
  public History plus(Sample sample, int length) {
    int excess = excess(length);
    List<Sample> longer = new ArrayList<>(samples.subList(excess, samples.size()));
    longer.add(sample);
    return new History(List.copyOf(longer), sums(longer, samples.subList(0, excess)));
  }

  private @Nullable Sums sums(List<Sample> longer, List<Sample> gone) {
    if (longer.size() > Sums.MOST_SAMPLES) {
      return null;
    }
    Sample come = longer.getLast();
    return sums == null || sums.layout() != come.layout() ? Sums.of(longer) : sums.next(gone, come);
  }

  /** Never empty. */
  public List<Sample> samples() {
    return samples;
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
    if (sums != null && sums.has(position)) {
      total.begin(sums.sum(position), sums.count(position));
    } else {
      addUp(position, total);
    }
  }

  /**
   * The average of the integers at a position of the newest sample's layout, by the sums that are
   * kept; NaN if none is kept there, or if all values are nil.
   */
  public double keptAverage(int position) {
    if (sums == null || !sums.has(position) || sums.count(position) == 0) {
      return Double.NaN;
    }
    return (double) sums.sum(position) / sums.count(position);
  }

  private void addUp(int position, Total total) {
    Layout layout = newest().layout();
    for (Sample sample : samples) {
      if (sample.layout() == layout) {
        sample.add(position, total);
      } else {
        total.add(sample.get(layout.fields().get(position).name()));
      }
    }
  }

  private int excess(int length) {
    return Math.max(0, samples.size() + 1 - length);
  }
}
