package io.ballast.core.record;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Rail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import io.ballast.core.record.Event.Kind;
import io.ballast.core.snapshot.GuestSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sizes that a policy wishes for and a safety rail keeps from being done at all: told when that
 * begins, and again when another rail does it. What is done in part is told with what is done.
 */
final class HeldEvents {
  /** Guests that one rail holds back at once are told one by one up to this number. */
  private static final int FEW = 3;

  private final Duration quiet;
  private final Map<Held, Moment> lastSeen = new HashMap<>();

  private record Held(GuestId guest, List<Rail> rails) {}

  /**
   * @param quiet a wish that was not held back for so long is told anew
   */
  HeldEvents(Duration quiet) {
    this.quiet = quiet;
  }

  List<Event> of(CycleRecord cycle) {
    Moment now = cycle.snapshot().at();
    lastSeen.values().removeIf(seen -> now.since(seen).compareTo(quiet) >= 0);
    Map<List<Rail>, List<Event>> byRails = new HashMap<>();
    for (GuestSnapshot guest : cycle.snapshot().guests()) {
      Judged judged = cycle.judgement().judged().get(guest.id());
      if (judged != null && isHeld(judged)) {
        List<Rail> rails = judged.verdict().rails().stream().filter(Rail::isSafety).toList();
        if (lastSeen.put(new Held(guest.id(), rails), now) == null) {
          byRails.computeIfAbsent(rails, none -> new ArrayList<>()).add(event(judged, guest, now));
        }
      }
    }
    Set<GuestId> present = new HashSet<>(cycle.snapshot().byId().keySet());
    lastSeen.keySet().removeIf(held -> !present.contains(held.guest()));
    return byRails.values().stream().flatMap(each -> together(each).stream()).toList();
  }

  private static boolean isHeld(Judged judged) {
    boolean wished = judged.wishedKib().isPresent();
    boolean done = judged.verdict().acts() && judged.targetKib() != judged.fromKib();
    return wished
        && !done
        && judged.wishedKib().getAsLong() != judged.fromKib()
        && judged.verdict().rails().stream().anyMatch(Rail::isSafety);
  }

  private static Event event(Judged judged, GuestSnapshot guest, Moment now) {
    String text =
        "the policy's %s -> %s is held back: %s"
            .formatted(
                Memory.text(judged.fromKib()),
                Memory.text(judged.wishedKib().orElse(0)),
                judged.verdict().why());
    return new Event(now.wall(), Kind.HELD_BACK, Subject.of(guest), text);
  }

  /** A thousand guests with one obstacle need not be told a thousand times. */
  private static List<Event> together(List<Event> each) {
    if (each.size() <= FEW) {
      return each;
    }
    Event first = each.getFirst();
    String text =
        "wishes for %d guests are held back, such as of %s".formatted(each.size(), first.line());
    return List.of(new Event(first.at(), first.kind(), Subject.HOST, text));
  }
}
