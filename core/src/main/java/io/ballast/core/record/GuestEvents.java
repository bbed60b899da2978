package io.ballast.core.record;

import io.ballast.core.guard.Manageability;
import io.ballast.core.guard.Progress;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.Memory;
import io.ballast.core.record.Event.Kind;
import io.ballast.core.snapshot.GuestSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed with the guests from one cycle to another: a pure function of the two. */
final class GuestEvents {
  private final CycleRecord before;
  private final CycleRecord now;
  private final Instant at;
  private final List<Event> events = new ArrayList<>();

  private GuestEvents(CycleRecord before, CycleRecord now) {
    this.before = before;
    this.now = now;
    this.at = now.snapshot().at().wall();
  }

  static List<Event> between(CycleRecord before, CycleRecord now) {
    GuestEvents found = new GuestEvents(before, now);
    found.compareAll();
    return found.events;
  }

  private void compareAll() {
    Map<GuestId, GuestSnapshot> known = before.snapshot().byId();
    Map<GuestId, GuestSnapshot> present = now.snapshot().byId();
    for (GuestSnapshot gone : before.snapshot().guests()) {
      if (!present.containsKey(gone.id())) {
        add(Kind.GUEST_WENT, gone, "went; it had " + Memory.text(gone.currentKib()));
      }
    }
    for (GuestSnapshot guest : now.snapshot().guests()) {
      compare(known.get(guest.id()), guest);
    }
  }

  private void compare(@Nullable GuestSnapshot last, GuestSnapshot guest) {
    if (last == null) {
      add(Kind.GUEST_CAME, guest, came(guest));
    } else if (isAnotherRun(last, guest)) {
      add(Kind.GUEST_RESTARTED, guest, "is another process now: it was started anew");
    } else {
      state(last, guest);
      resized(guest);
    }
  }

  private static String came(GuestSnapshot guest) {
    String obstacle = Manageability.obstacle(guest);
    return "came with %s of %s, class %s%s"
        .formatted(
            Memory.text(guest.currentKib()),
            Memory.text(guest.maximumKib()),
            guest.entitlement().className(),
            obstacle.isEmpty() ? "" : "; it cannot be managed: " + obstacle);
  }

  /** A start that could not be read says nothing. */
  private static boolean isAnotherRun(GuestSnapshot last, GuestSnapshot guest) {
    return last.run().startTicks() != 0
        && guest.run().startTicks() != 0
        && last.run().startTicks() != guest.run().startTicks();
  }

  /** What a state says of manageability is not told twice. */
  private void state(GuestSnapshot last, GuestSnapshot guest) {
    GuestState state = guest.reading().state();
    boolean changed = last.reading().state() != state;
    if (changed) {
      add(Kind.GUEST_STATE, guest, text(state));
    }
    String obstacle = Manageability.obstacle(guest);
    boolean news = changed ? !obstacle.isEmpty() : !obstacle.equals(Manageability.obstacle(last));
    if (news && state == GuestState.RUNNING) {
      add(
          Kind.MANAGEABILITY,
          guest,
          obstacle.isEmpty() ? "can be managed again" : "cannot be managed: " + obstacle);
    }
  }

  private static String text(GuestState state) {
    return switch (state) {
      case RUNNING -> "runs again";
      case PAUSED -> "is paused";
      case MIGRATING -> "is migrating";
      case OTHER -> "no longer runs";
    };
  }

  /** It was where we had asked it to go, and the guard then forgot what we had asked for. */
  private void resized(GuestSnapshot guest) {
    long asked =
        before.judgement().state().progress(guest.id()).map(Progress::targetKib).orElse(0L);
    long left = now.judgement().state().progress(guest.id()).map(Progress::targetKib).orElse(0L);
    if (asked != 0 && left == 0) {
      String text = "somebody else changed its size from %s to %s";
      add(
          Kind.CHANGED_BY_OTHERS,
          guest,
          text.formatted(Memory.text(asked), Memory.text(guest.currentKib())));
    }
  }

  private void add(Kind kind, GuestSnapshot guest, String text) {
    events.add(new Event(at, kind, Subject.of(guest), text));
  }
}
