package io.ballast.app.show;

import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.record.CycleRecord;
import io.ballast.policy.syntax.Printable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The last deeds that are no guest's size, one line for what was done alike: statistics turned on
 * for a hundred guests are one line.
 */
final class Deeds {
  private static final int KEPT = 6;
  private static final int NAMES = 4;
  private static final int NAME = 24;

  /** What makes two deeds alike. */
  private record Kind(String what, String outcome) {}

  /**
   * When it was last done, and to whom.
   *
   * @param guests the names of the first few
   */
  private record Done(Instant last, int count, List<String> guests) {
    private Done with(Instant now, @Nullable String guest) {
      Done base = last.equals(now) ? this : new Done(now, 0, List.of());
      List<String> named = new ArrayList<>(base.guests);
      if (guest != null && named.size() < NAMES) {
        named.add(Printable.shortened(guest, NAME));
      }
      return new Done(now, base.count + 1, List.copyOf(named));
    }
  }

  private final SequencedMap<Kind, Done> done = new LinkedHashMap<>();

  void write(CycleRecord cycle) {
    Instant now = cycle.snapshot().at().wall();
    for (Deed deed : cycle.deeds()) {
      switch (deed.action()) {
        case Action.SetBalloon _ -> {}
        case Action.SetStatisticsPeriod set -> add(period(set), deed, set.guestName(), now);
        case Action.SetCpuLimits set ->
            add(
                "each vCPU: %s -> %s".formatted(set.from().text(), set.to().text()),
                deed,
                set.guestName(),
                now);
        case Action.SetDiskLimits set ->
            add(
                "disk %s: %s -> %s".formatted(set.disk(), set.from().text(), set.to().text()),
                deed,
                set.guestName(),
                now);
        case Action.SetKsm set ->
            add(
                "KSM: %s %d -> %d".formatted(set.knob().text(), set.from(), set.to()),
                deed,
                null,
                now);
      }
    }
    while (done.size() > KEPT) {
      done.pollFirstEntry();
    }
  }

  private static String period(Action.SetStatisticsPeriod set) {
    String from = set.fromSeconds() == 0 ? "off" : "every %d s".formatted(set.fromSeconds());
    return "balloon statistics: %s -> every %d s".formatted(from, set.toSeconds());
  }

  private void add(String what, Deed deed, @Nullable String guest, Instant now) {
    Kind kind = new Kind(what, deed.outcome().text());
    Done before = done.remove(kind);
    done.putLast(
        kind, Objects.requireNonNullElse(before, new Done(now, 0, List.of())).with(now, guest));
  }

  /** The newest first, each with when it was. */
  List<Map.Entry<Instant, String>> lines() {
    return done.reversed().entrySet().stream()
        .map(entry -> Map.entry(entry.getValue().last(), line(entry.getKey(), entry.getValue())))
        .toList();
  }

  private static String line(Kind kind, Done done) {
    return "%s%s, %s".formatted(kind.what(), whom(done), kind.outcome());
  }

  private static String whom(Done done) {
    if (done.guests().isEmpty()) {
      return "";
    }
    String names = String.join(", ", done.guests());
    int more = done.count() - done.guests().size();
    return more == 0 ? ", for " + names : ", for %s and %d more".formatted(names, more);
  }
}
