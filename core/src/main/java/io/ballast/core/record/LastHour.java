package io.ballast.core.record;

import io.ballast.core.Time;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last hour in memory. One thread writes, any may read at the same time: readers get values
 * that never change, and neither side waits for more than the copy of a list.
 */
public final class LastHour implements Recorder {
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * How much is kept at most; the oldest is dropped first.
   *
   * @param samples of guests in all full cycles; what two of them share counts once
   */
  public record Bounds(int events, int decisions, int cycles, long samples) {
    /** An hour of some dozens of busy guests; of a thousand, as much as fits. */
    public static Bounds usual() {
      return new Bounds(4_000, 4_000, 1_000, 20_000);
    }
  }

  private final Time time;
  private final Bounds bounds;
  private final Events derivation;
  private final Consumer<Event> listener;
  private final DecisionLog decisions;
  private final KeptCycles cycles;
  private final Deque<PastEvent> events = new ArrayDeque<>();
  private long dropped;
  private @Nullable Latest latest;

  /**
   * @param time the clock of this machine, also where the loop turns by another one
   * @param derivation what tells the events
   * @param listener told of each event, on the thread that writes
   */
  public LastHour(Time time, Bounds bounds, Events derivation, Consumer<Event> listener) {
    this.time = time;
    this.bounds = bounds;
    this.derivation = derivation;
    this.listener = listener;
    this.decisions = new DecisionLog(bounds.decisions());
    this.cycles = new KeptCycles(bounds.cycles(), bounds.samples(), HOUR);
  }

  @Override
  public void write(CycleRecord cycle) {
    List<Event> changes = derivation.of(cycle);
    changes.forEach(listener);
    keep(cycle, changes);
  }

  /** Takes an event that no cycle tells: a start, a policy loaded, a turn lost. */
  public void tell(Event event) {
    listener.accept(event);
    keep(event);
  }

  private synchronized void keep(CycleRecord cycle, List<Event> changes) {
    Moment now = time.now();
    latest = new Latest(cycle, now);
    decisions.write(cycle);
    changes.forEach(change -> keep(change, now));
    cycles.dropOld(now);
    if (cycle.deeds().stream().anyMatch(LastHour::didSomething)) {
      cycles.add(cycle, now);
    }
  }

  private synchronized void keep(Event event) {
    keep(event, time.now());
  }

  private void keep(Event event, Moment now) {
    events.addLast(new PastEvent(event, now));
    while (isOld(events.getFirst(), now)) {
      events.removeFirst();
    }
    if (events.size() > bounds.events()) {
      events.removeFirst();
      dropped++;
    }
  }

  private static boolean isOld(PastEvent past, Moment now) {
    return now.since(past.recorded()).compareTo(HOUR) > 0;
  }

  private static boolean didSomething(Deed deed) {
    return switch (deed.outcome()) {
      case Outcome.Accepted _, Outcome.Rehearsed _ -> true;
      case Outcome.Refused _, Outcome.Gone _ -> false;
    };
  }

  /** The newest cycle; absent before the first. */
  public synchronized Optional<Latest> latest() {
    return Optional.ofNullable(latest);
  }

  /** What happened, oldest first. */
  public List<PastEvent> events() {
    Moment now = time.now();
    return copy().stream().filter(past -> !isOld(past, now)).toList();
  }

  private synchronized List<PastEvent> copy() {
    return List.copyOf(events);
  }

  /** How many events were dropped before they were an hour old, because there were too many. */
  public synchronized long dropped() {
    return dropped;
  }

  /** The newest decisions first, as changes. */
  public synchronized List<DecisionLog.Entry> decisions(int most) {
    return decisions.newest(most);
  }

  /** The newest cycle in which a size of the guest was carried out or rehearsed, if it is kept. */
  public Optional<CycleRecord> lastThatActedOn(GuestId guest) {
    return cycles().stream()
        .filter(cycle -> cycle.deeds().stream().anyMatch(deed -> sizes(deed, guest)))
        .findFirst();
  }

  private static boolean sizes(Deed deed, GuestId guest) {
    return deed.action() instanceof Action.SetBalloon set
        && set.guest().id().equals(guest)
        && didSomething(deed);
  }

  /** The full cycles that are kept, the newest first. */
  public synchronized List<CycleRecord> cycles() {
    return cycles.newestFirst();
  }

  /** What those weigh, in samples of guests. */
  synchronized long weight() {
    return cycles.weight();
  }
}
