package io.ballast.core.collect;

import java.util.List;

/**
 * The sums of a history's integers, field by field, kept up as samples come and go: an average then
 * costs the same however long the history is.
 *
 * <p>A sum is known only while adding up the samples one by one would give the very same without
 * ever leaving a long: all values are nil or integers of moderate size. The other fields are added
 * up when somebody asks.
 */
final class Sums {
  /** So many samples, each of them below {@link #LARGEST}, add up to less than a long holds. */
  static final int MOST_SAMPLES = 1 << 15;

  private static final long LARGEST = 1L << 46;

  /** In a count, one sample whose value cannot be summed here. Integers are counted below that. */
  private static final int OTHER = 1 << 16;

  private final Layout layout;
  private final long[] sums;
  private final int[] counts;

  private Sums(Layout layout, long[] sums, int[] counts) {
    this.layout = layout;
    this.sums = sums;
    this.counts = counts;
  }

  /**
   * The sums of the fields of the newest sample's layout.
   *
   * @param samples at least one, and at most {@link #MOST_SAMPLES}
   */
  static Sums of(List<Sample> samples) {
    Layout layout = samples.getLast().layout();
    int fields = layout.fields().size();
    Sums fresh = new Sums(layout, new long[fields], new int[fields]);
    samples.forEach(sample -> fresh.take(sample, 1));
    return fresh;
  }

  /**
   * The sums when samples go and one of the same layout comes.
   *
   * @param gone samples that were counted
   */
  Sums next(List<Sample> gone, Sample come) {
    Sums next = new Sums(layout, sums.clone(), counts.clone());
    gone.forEach(sample -> next.take(sample, -1));
    next.take(come, 1);
    return next;
  }

  Layout layout() {
    return layout;
  }

  private void take(Sample sample, int times) {
    boolean known = sample.layout() == layout;
    for (int i = 0; i < sums.length; i++) {
      if (!known || !sample.isWholeOrNil(i)) {
        counts[i] += times * OTHER;
      } else if (!sample.isNil(i)) {
        take(sample.wholeOrZero(i), i, times);
      }
    }
  }

  private void take(long number, int position, int times) {
    if (number > -LARGEST && number < LARGEST) {
      counts[position] += times;
      sums[position] += times * number;
    } else {
      counts[position] += times * OTHER;
    }
  }

  /** Whether the sum at a position of the layout is known. */
  boolean has(int position) {
    return counts[position] < OTHER;
  }

  /** The sum there, if it {@linkplain #has is known}. */
  long sum(int position) {
    return sums[position];
  }

  /** How many values were not nil, if the sum {@linkplain #has is known}. */
  int count(int position) {
    return counts[position];
  }
}
