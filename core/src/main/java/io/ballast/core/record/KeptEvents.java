package io.ballast.core.record;

import io.ballast.core.model.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * The newest events. Sizes change all the time beside many guests: where there are too many events,
 * sizes go first, and what happens rarely stays.
 */
final class KeptEvents {
  private final int most;
  private final Duration longest;
  private final Deque<PastEvent> sizes = new ArrayDeque<>();
  private final Deque<PastEvent> others = new ArrayDeque<>();
  private long added;
  private long dropped;

  KeptEvents(int most, Duration longest) {
    this.most = most;
    this.longest = longest;
  }

  void add(Event event, Moment now) {
    Deque<PastEvent> mine = event.kind() == Event.Kind.SIZE ? sizes : others;
    mine.addLast(new PastEvent(++added, event, now));
    dropOld(sizes, now);
    dropOld(others, now);
    if (sizes.size() + others.size() > most) {
      (sizes.isEmpty() ? others : sizes).removeFirst();
      dropped++;
    }
  }

  List<PastEvent> oldestFirst(Moment now) {
    return Stream.concat(sizes.stream(), others.stream())
        .filter(past -> !isOld(past, now))
        .sorted(Comparator.comparingLong(PastEvent::number))
        .toList();
  }

  long dropped() {
    return dropped;
  }

  private void dropOld(Deque<PastEvent> events, Moment now) {
    while (!events.isEmpty() && isOld(events.getFirst(), now)) {
      events.removeFirst();
    }
  }

  private boolean isOld(PastEvent past, Moment now) {
    return now.since(past.recorded()).compareTo(longest) > 0;
  }
}
