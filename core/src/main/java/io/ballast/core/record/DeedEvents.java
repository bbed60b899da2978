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

  private final Map<Setting, Told> lastTold = new HashMap<>();
  private final Set<Setting> refused = new HashSet<>();

  List<Event> of(CycleRecord cycle) {
    forgetThoseGone(cycle);
    List<Event> events = new ArrayList<>();
    List<Event> freed = new ArrayList<>();
    Map<String, List<Event>> refusals = new LinkedHashMap<>();
    for (Deed deed : cycle.deeds()) {
      switch (deed.outcome()) {
        case Outcome.Refused(String why) -> {
          if (refused.add(Setting.of(deed.action()))) {
            refusals.computeIfAbsent(why, none -> new ArrayList<>()).add(refusal(deed, cycle));
          }
        }
        case Outcome.Gone _ -> refused.remove(Setting.of(deed.action()));
        case Outcome.Accepted _, Outcome.Rehearsed _ -> {
          if (refused.remove(Setting.of(deed.action()))) {
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
    lastTold.keySet().removeIf(setting -> setting.isOfOther(present));
    refused.removeIf(setting -> setting.isOfOther(present));
  }

  private void done(Deed deed, CycleRecord cycle, List<Event> events) {
    Setting setting = Setting.of(deed.action());
    Kind kind = kind(deed, cycle);
    Told last = lastTold.get(setting);
    if (last != null && last.covers(kind, deed)) {
      lastTold.put(setting, last.again());
      return;
    }
    lastTold.put(setting, new Told(kind, deed, 0));
    String since = last == null ? "" : last.since();
    events.add(event(deed, cycle, kind, DeedText.of(deed, cycle) + since));
  }

  private static Event refusal(Deed deed, CycleRecord cycle) {
    return event(deed, cycle, Kind.REFUSED, DeedText.of(deed, cycle));
  }

  private static Event freed(Deed deed, CycleRecord cycle) {
    String text = Setting.of(deed.action()).name() + " is no longer refused";
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
      case Action.SetStatisticsPeriod _,
          Action.SetCpuLimits _,
          Action.SetDiskLimits _,
          Action.SetKsm _ ->
          Kind.SETTING;
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
