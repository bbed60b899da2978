package io.ballast.core.record;

import io.ballast.core.Time;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import java.time.Duration;
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
   * @param cycles in full, those that last sized some guest
   * @param samples of guests in all of those; what two of them share counts once
   */
  public record Bounds(int events, int decisions, int cycles, long samples) {
    /** An hour of some dozens of busy guests; of a thousand as much as fits into 32 MiB. */
    public static Bounds usual() {
      return new Bounds(4_000, 4_000, 1_000, 20_000);
    }
  }

  private final Time time;
  private final Events derivation;
  private final Consumer<Event> listener;
  private final DecisionLog decisions;
  private final KeptCycles cycles;
  private final KeptEvents events;
  private @Nullable Latest latest;

  /**
   * @param time the clock of this machine, also where the loop turns by another one
   * @param derivation what tells the events
   * @param listener told of each event, on the thread that writes
   */
  public LastHour(Time time, Bounds bounds, Events derivation, Consumer<Event> listener) {
    this.time = time;
    this.derivation = derivation;
    this.listener = listener;
    this.decisions = new DecisionLog(bounds.decisions());
    this.events = new KeptEvents(bounds.events(), HOUR);
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
    changes.forEach(change -> events.add(change, now));
    cycles.see(cycle, now);
  }

  private synchronized void keep(Event event) {
    events.add(event, time.now());
  }

  /** The newest cycle; absent before the first. */
  public synchronized Optional<Latest> latest() {
    return Optional.ofNullable(latest);
  }

  /** What happened, oldest first. */
  public synchronized List<PastEvent> events() {
    return events.oldestFirst(time.now());
  }

  /** How many events were dropped before they were an hour old, because there were too many. */
  public synchronized long dropped() {
    return events.dropped();
  }

  /** The newest decisions first, as changes. */
  public synchronized List<DecisionLog.Entry> decisions(int most) {
    return decisions.newest(most);
  }

  /** The newest cycle in which a size of the guest was carried out or rehearsed, if it is kept. */
  public synchronized Optional<CycleRecord> lastThatActedOn(GuestId guest) {
    return cycles.lastThatActedOn(guest);
  }

  /** The cycles that are kept in full because they last sized some guest, the newest first. */
  public synchronized List<CycleRecord> cycles() {
    return cycles.newestFirst();
  }

  /** What those weigh, in samples of guests. */
  synchronized long weight() {
    return cycles.weight();
  }
}
