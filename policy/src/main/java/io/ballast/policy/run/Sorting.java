package io.ballast.policy.run;

import io.ballast.policy.run.Comparison.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * Items with their keys, to be put in order.
 *
 * <p>A merge sort of our own: keys may be NaN or lists with NaN, of which no order is consistent,
 * and every comparison is counted.
 */
final class Sorting {

  private record Keyed(Value key, Value item) {}

  private final Comparison comparison;
  private final Meter meter;
  private final List<Keyed> all = new ArrayList<>();

  Sorting(Comparison comparison, Meter meter) {
    this.comparison = comparison;
    this.meter = meter;
  }

  /**
   * One more item.
   *
   * @return true: any number may follow
   * @throws Failure if the key cannot be compared, or not with the others' kind
   */
  boolean add(Value item, Value key) {
    Value other = all.isEmpty() ? key : all.getFirst().key();
    boolean _ = comparison.inOrder(Order.LESS, key, other);
    all.add(new Keyed(key, item));
    return true;
  }

  /** The items in ascending order of their keys; those of equal keys in the order they came. */
  List<Value> sorted() {
    List<Keyed> runs = all;
    for (int width = 1; width < all.size(); width *= 2) {
      runs = merged(runs, width);
    }
    return runs.stream().map(Keyed::item).toList();
  }

  /** Merges runs of that width, two by two. */
  private List<Keyed> merged(List<Keyed> runs, int width) {
    List<Keyed> longer = new ArrayList<>(runs.size());
    for (int start = 0; start < runs.size(); start += 2 * width) {
      int middle = Math.min(start + width, runs.size());
      int end = Math.min(start + 2 * width, runs.size());
      merge(runs.subList(start, middle), runs.subList(middle, end), longer);
    }
    return longer;
  }

  private void merge(List<Keyed> left, List<Keyed> right, List<Keyed> into) {
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      meter.step();
      boolean later = comparison.inOrder(Order.LESS, right.get(r).key(), left.get(l).key());
      into.add(later ? right.get(r++) : left.get(l++));
    }
    into.addAll(left.subList(l, left.size()));
    into.addAll(right.subList(r, right.size()));
  }
}
