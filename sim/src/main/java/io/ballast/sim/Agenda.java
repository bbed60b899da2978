package io.ballast.sim;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What follows from what happened, at its time; of two at one time the older comes first. */
final class Agenda {
  private record Item(long atNanos, long number, Runnable what) {}

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::atNanos).thenComparing(Item::number));
  private long count;

  void add(long atNanos, Runnable what) {
    items.add(new Item(atNanos, count++, what));
  }

  /**
   * Does what is due.
   *
   * @return whether something was
   */
  boolean run(long nowNanos) {
    boolean any = false;
    for (Item next = items.peek(); next != null && next.atNanos <= nowNanos; next = items.peek()) {
      items.remove();
      next.what.run();
      any = true;
    }
    return any;
  }
}
