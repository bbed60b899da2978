package io.ballast.core.record;

import io.ballast.core.guard.LimitJudged;
import io.ballast.core.record.Event.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Limits that are wished for and not set, when that changes. */
final class LimitEvents {
  /** Guests are told of one by one in one cycle up to this number. */
  private static final int MOST = 10;

  private Set<String> told = Set.of();

  List<Event> of(CycleRecord cycle) {
    List<Event> events = new ArrayList<>();
    Set<String> now = new HashSet<>();
    for (LimitJudged judged : cycle.judgement().limits()) {
      if (!judged.verdict().acts()) {
        String about = judged.guest() + " " + what(judged) + " " + judged.verdict().rails();
        now.add(about);
        if (!told.contains(about)) {
          events.add(event(judged, cycle));
        }
      }
    }
    told = now;
    return events.size() <= MOST ? events : List.of(together(events.size(), events.getFirst()));
  }

  private static Event together(int count, Event first) {
    String text = "%d limits are not set, the first of them: %s".formatted(count, first.line());
    return new Event(first.at(), first.kind(), Subject.HOST, text);
  }

  private static Event event(LimitJudged judged, CycleRecord cycle) {
    String text =
        "%s, %s: %s".formatted(what(judged), judged.verdict().text(), judged.verdict().why());
    Subject subject = new Subject.Guest(judged.guest(), judged.guestName());
    return new Event(cycle.snapshot().at().wall(), Kind.SETTING, subject, text);
  }

  private static String what(LimitJudged judged) {
    return switch (judged) {
      case LimitJudged.Cpu cpu -> "each vCPU: " + cpu.to().text();
      case LimitJudged.Disk disk -> "disk %s: %s".formatted(disk.disk(), disk.to().text());
    };
  }
}
