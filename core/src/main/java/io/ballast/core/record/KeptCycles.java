package io.ballast.core.record;

import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.GuestSnapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For each guest the full cycle that last sized it, as far as there is room: the oldest goes first.
 * What the cycles weigh is counted in samples of guests, of which one shares most with the one
 * before it; its own numbers for a guest count as one more, and so does a stretch of the policy
 * that it asked, if the cycle before asked another.
 */
final class KeptCycles {
  /**
   * A cycle.
   *
   * @param guests those that no later cycle sized; never empty
   */
  private record Kept(CycleRecord cycle, Moment recorded, Set<GuestId> guests) {}

  /** A compiled policy takes some 30 bytes for each char of its text, a sample 1.5 KiB. */
  private static final int CHARS_PER_SAMPLE = 50;

  private final int most;
  private final long mostWeight;
  private final Duration longest;
  private final Deque<Kept> kept = new ArrayDeque<>();

  KeptCycles(int most, long mostWeight, Duration longest) {
    this.most = most;
    this.mostWeight = mostWeight;
    this.longest = longest;
  }

  /** Looks at one more cycle; one that is kept stays at least until the next, however heavy. */
  void see(CycleRecord cycle, Moment now) {
    Set<GuestId> sized = sized(cycle);
    Set<GuestId> present = cycle.snapshot().byId().keySet();
    kept.forEach(
        earlier -> {
          earlier.guests().removeAll(sized);
          earlier.guests().retainAll(present);
        });
    kept.removeIf(
        earlier ->
            earlier.guests().isEmpty() || now.since(earlier.recorded()).compareTo(longest) > 0);
    if (!sized.isEmpty()) {
      kept.addLast(new Kept(cycle, now, sized));
    }
    while (kept.size() > 1 && (kept.size() > most || weight() > mostWeight)) {
      kept.removeFirst();
    }
  }

  private static Set<GuestId> sized(CycleRecord cycle) {
    Set<GuestId> sized = new HashSet<>();
    for (Deed deed : cycle.deeds()) {
      boolean done =
          switch (deed.outcome()) {
            case Outcome.Accepted _, Outcome.Rehearsed _ -> true;
            case Outcome.Refused _, Outcome.Gone _ -> false;
          };
      if (done && deed.action() instanceof Action.SetBalloon set) {
        sized.add(set.guest().id());
      }
    }
    return sized;
  }

  Optional<CycleRecord> lastThatActedOn(GuestId guest) {
    return kept.stream().filter(one -> one.guests().contains(guest)).map(Kept::cycle).findFirst();
  }

  List<CycleRecord> newestFirst() {
    return kept.reversed().stream().map(Kept::cycle).toList();
  }

  /** In samples of guests; what two cycles share counts once. */
  long weight() {
    long weight = 0;
    long seen = Long.MIN_VALUE;
    Optional<Evaluate> asked = Optional.empty();
    for (Kept one : kept) {
      weight += weight(one.cycle(), seen);
      Optional<Evaluate> policy = one.cycle().policy();
      if (!policy.equals(asked)) {
        weight += policy.map(Evaluate::textLength).orElse(0) / CHARS_PER_SAMPLE;
        asked = policy;
      }
      seen = one.cycle().snapshot().at().nanos();
    }
    return weight;
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
