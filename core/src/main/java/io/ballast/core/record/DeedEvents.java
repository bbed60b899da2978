package io.ballast.core.record;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.Event.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was done, told once however often the same is ordered, and refusals from first to last. */
final class DeedEvents {
  /** Guests refused for one reason in one cycle are told one by one up to this number. */
  private static final int FEW = 3;

  /** A rehearsed size that differs by less than this share from what was told is the same. */
  private static final long NEARLY = 16;

  private final Map<Knob, Deed> lastDone = new HashMap<>();
  private final Set<Knob> refused = new HashSet<>();

  List<Event> of(CycleRecord cycle) {
    forgetThoseGone(cycle);
    List<Event> events = new ArrayList<>();
    List<Event> freed = new ArrayList<>();
    Map<String, List<Event>> refusals = new LinkedHashMap<>();
    for (Deed deed : cycle.deeds()) {
      switch (deed.outcome()) {
        case Outcome.Refused(String why) -> {
          if (refused.add(Knob.of(deed.action()))) {
            refusals.computeIfAbsent(why, none -> new ArrayList<>()).add(refusal(deed, cycle));
          }
        }
        case Outcome.Gone _ -> refused.remove(Knob.of(deed.action()));
        case Outcome.Accepted _, Outcome.Rehearsed _ -> {
          if (refused.remove(Knob.of(deed.action()))) {
            freed.add(freed(deed, cycle));
          }
          done(deed, cycle, events);
        }
      }
    }
    refusals.forEach((why, each) -> events.addAll(together(each, "were refused: " + why)));
    events.addAll(0, together(freed, "are no longer refused"));
    return events;
  }

  private void forgetThoseGone(CycleRecord cycle) {
    Set<String> present =
        cycle.snapshot().guests().stream()
            .map(guest -> guest.id().uuid())
            .collect(Collectors.toSet());
    lastDone.keySet().removeIf(knob -> knob.isOfOther(present));
    refused.removeIf(knob -> knob.isOfOther(present));
  }

  private void done(Deed deed, CycleRecord cycle, List<Event> events) {
    Knob knob = Knob.of(deed.action());
    Deed last = lastDone.get(knob);
    if (last == null || !repeats(last, deed)) {
      lastDone.put(knob, deed);
      events.add(event(deed, cycle, kind(deed, cycle), DeedText.of(deed, cycle)));
    }
  }

  private static boolean repeats(Deed last, Deed deed) {
    if (last.equals(deed)) {
      return true;
    }
    return deed.outcome() instanceof Outcome.Rehearsed
        && last.outcome() instanceof Outcome.Rehearsed
        && last.action() instanceof Action.SetBalloon before
        && deed.action() instanceof Action.SetBalloon set
        && before.fromKib() == set.fromKib()
        && Math.abs(before.toKib() - set.toKib()) < set.fromKib() / NEARLY;
  }

  private static Event refusal(Deed deed, CycleRecord cycle) {
    return event(deed, cycle, Kind.REFUSED, DeedText.of(deed, cycle));
  }

  private static Event freed(Deed deed, CycleRecord cycle) {
    String text = Knob.of(deed.action()).name() + " is no longer refused";
    return event(deed, cycle, Kind.NO_LONGER_REFUSED, text);
  }

  /** A thousand guests with one reason need not be told a thousand times. */
  private static List<Event> together(List<Event> each, String tail) {
    if (each.size() <= FEW) {
      return each;
    }
    Event first = each.getFirst();
    String text = each.size() + " changes " + tail;
    return List.of(new Event(first.at(), first.kind(), Subject.HOST, text));
  }

  private static Kind kind(Deed deed, CycleRecord cycle) {
    return switch (deed.action()) {
      case Action.SetBalloon set -> kind(cycle.judgement().judged().get(set.guest().id()));
      case Action.SetStatisticsPeriod _, Action.SetKsm _ -> Kind.SETTING;
    };
  }

  private static Kind kind(@Nullable Judged judged) {
    if (judged == null) {
      return Kind.SIZE;
    }
    return switch (judged.verdict()) {
      case Verdict.Relieve _ -> Kind.RELIEF;
      case Verdict.Retreat _ -> Kind.RETREAT;
      case Verdict.Allow _, Verdict.Clamp _, Verdict.Defer _, Verdict.Veto _, Verdict.Curb _ ->
          Kind.SIZE;
    };
  }

  private static Event event(Deed deed, CycleRecord cycle, Kind kind, String text) {
    Subject subject =
        switch (deed.action()) {
          case Action.OfGuest action -> new Subject.Guest(action.guest().id(), action.guestName());
          case Action.SetKsm _ -> Subject.HOST;
        };
    return new Event(cycle.snapshot().at().wall(), kind, subject, text);
  }
}
