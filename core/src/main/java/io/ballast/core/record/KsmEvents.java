package io.ballast.core.record;

import io.ballast.core.guard.KsmJudged;
import io.ballast.core.record.Event.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wished of KSM and not done, when that changes: its numbers change all the time. */
final class KsmEvents {
  private Set<String> told = Set.of();

  List<Event> of(CycleRecord cycle) {
    List<Event> events = new ArrayList<>();
    Set<String> now = new LinkedHashSet<>();
    for (KsmJudged judged : cycle.judgement().ksm()) {
      if (!judged.verdict().acts()) {
        String about = judged.knob() + " " + judged.to() + " " + judged.verdict().rails();
        now.add(about);
        if (!told.contains(about)) {
          events.add(event(judged, cycle));
        }
      }
    }
    told = now;
    return events;
  }

  private static Event event(KsmJudged judged, CycleRecord cycle) {
    String text =
        "KSM: %s %d, %s: %s"
            .formatted(
                judged.knob().text(), judged.to(), judged.verdict().text(), judged.verdict().why());
    return new Event(cycle.snapshot().at().wall(), Kind.SETTING, Subject.HOST, text);
  }
}
