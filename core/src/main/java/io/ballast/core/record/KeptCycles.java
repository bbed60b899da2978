package io.ballast.core.record;

import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.GuestSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Full cycles, the oldest dropped first. What they weigh is counted in samples of guests, of which
 * a record shares most with the one before it; its own numbers for a guest count as one more.
 */
final class KeptCycles {
  private record Kept(CycleRecord cycle, Moment recorded, long weight) {}

  private final int most;
  private final long mostWeight;
  private final Duration longest;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private long weight;

  KeptCycles(int most, long mostWeight, Duration longest) {
    this.most = most;
    this.mostWeight = mostWeight;
    this.longest = longest;
  }

  /** Keeps one more; the newest is kept whatever it weighs. */
  void add(CycleRecord cycle, Moment recorded) {
    long own = weight(cycle, kept.isEmpty() ? Long.MIN_VALUE : seenAt(kept.getLast().cycle()));
    kept.addLast(new Kept(cycle, recorded, own));
    weight += own;
    while (kept.size() > 1 && (kept.size() > most || weight > mostWeight)) {
      dropOldest();
    }
  }

  void dropOld(Moment now) {
    while (!kept.isEmpty() && now.since(kept.getFirst().recorded()).compareTo(longest) > 0) {
      dropOldest();
    }
  }

  long weight() {
    return weight;
  }

  List<CycleRecord> newestFirst() {
    return kept.reversed().stream().map(Kept::cycle).toList();
  }

  /** What the next one shared with the oldest is now the next one's own. */
  private void dropOldest() {
    weight -= kept.removeFirst().weight();
    if (!kept.isEmpty()) {
      Kept next = kept.removeFirst();
      long whole = weight(next.cycle(), Long.MIN_VALUE);
      weight += whole - next.weight();
      kept.addFirst(new Kept(next.cycle(), next.recorded(), whole));
    }
  }

  private static long seenAt(CycleRecord cycle) {
    return cycle.snapshot().at().nanos();
  }

  /** The samples younger than that, and one for each guest. */
  private static long weight(CycleRecord cycle, long nanos) {
    long samples = 1;
    for (GuestSnapshot guest : cycle.snapshot().guests()) {
      samples += 1 + guest.history().since(nanos);
    }
    return samples;
  }
}
