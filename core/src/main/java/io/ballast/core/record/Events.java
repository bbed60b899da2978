package io.ballast.core.record;

import io.ballast.core.model.Moment;
import io.ballast.core.record.Event.Kind;
import io.ballast.core.snapshot.Contact;
import io.ballast.core.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one cycle to the next: log, memory and everybody who asks read the same. For
 * one thread, and told of every cycle in its order.
 */
public final class Events {
  private final ProblemEvents problems;
  private final DeedEvents deeds = new DeedEvents();
  private final HeldEvents held;
  private final KsmEvents ksm = new KsmEvents();
  private final LimitEvents limits = new LimitEvents();
  private @Nullable CycleRecord before;

  /**
   * @param quiet a problem that was not seen for so long is over, and a wish that was not held back
   *     for so long is told anew when it is
   */
  public Events(Duration quiet) {
    this.problems = new ProblemEvents(quiet);
    this.held = new HeldEvents(quiet);
  }

  /** What this cycle changed, in the order in which a reader wants it; usually nothing. */
  public List<Event> of(CycleRecord cycle) {
    List<Event> events = new ArrayList<>();
    Snapshot now = cycle.snapshot();
    if (before == null) {
      String text = "first decision, over %d guests".formatted(now.guests().size());
      events.add(new Event(now.at().wall(), Kind.FIRST_DECISION, Subject.HOST, text));
    }
    contact(before == null ? Contact.none() : before.snapshot().contact(), now, events);
    events.addAll(problems.of(cycle));
    if (before != null) {
      events.addAll(GuestEvents.between(before, cycle));
    }
    events.addAll(deeds.of(cycle));
    events.addAll(held.of(cycle));
    events.addAll(ksm.of(cycle));
    events.addAll(limits.of(cycle));
    before = cycle;
    return List.copyOf(events);
  }

  private static void contact(Contact before, Snapshot now, List<Event> events) {
    Contact contact = now.contact();
    if (contact.isAway() && !before.isAway()) {
      String text = "the hypervisor is away: " + contact.why();
      events.add(new Event(now.at().wall(), Kind.HYPERVISOR_AWAY, Subject.HOST, text));
    }
    Moment since = before.awaySince();
    if (since != null && !contact.isAway()) {
      Moment back = contact.readAt() == null ? now.at() : contact.readAt();
      String text = "the hypervisor is back after " + text(back.since(since));
      events.add(new Event(now.at().wall(), Kind.HYPERVISOR_BACK, Subject.HOST, text));
    }
  }

  /** For people: {@code 47 s}, {@code 3 min 20 s}, {@code 5 h 2 min}. */
  public static String text(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %d min", seconds / 3600, seconds / 60 % 60);
  }
}
