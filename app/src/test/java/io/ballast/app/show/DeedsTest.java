package io.ballast.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judgement;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is done beside guests' sizes is seen, too, however much of it there is. */
class DeedsTest {
  private static final Outcome DRY = new Outcome.Rehearsed();
  private final Deeds deeds = new Deeds();

  private static CycleRecord cycle(int second, Stream<Action> actions, Outcome outcome) {
    Moment at = new Moment(Instant.EPOCH.plusSeconds(second), second * 1_000_000_000L);
    return new CycleRecord(
        second,
        new Snapshot(at, null, List.of(), List.of()),
        new Evaluated(List.of(), Variables.none(), List.of(), 0),
        new Judgement(Map.of(), List.of(), List.of(), GuardState.empty()),
        actions.map(action -> new Deed(action, outcome)).toList(),
        0);
  }

  private static Action period(String name) {
    return new Action.SetStatisticsPeriod(new GuestRun(new GuestId(name), 0), name, 0, 5);
  }

  private static Action run(int from, int to) {
    return new Action.SetKsm(KsmKnob.RUN, from, to);
  }

  private List<String> lines() {
    return deeds.lines().stream().map(Map.Entry::getValue).toList();
  }

  @Test
  void whatWasDoneAlikeIsOneLine() {
    deeds.write(cycle(1, IntStream.range(0, 100).mapToObj(i -> period("guest-" + i)), DRY));
    assertThat(lines())
        .containsExactly(
            "balloon statistics: off -> every 5 s, for guest-0, guest-1, guest-2, guest-3 and 96"
                + " more, dry run");
    deeds.write(cycle(61, Stream.of(period("late\033")), DRY));
    assertThat(lines())
        .containsExactly("balloon statistics: off -> every 5 s, for late\uFFFD, dry run");
    assertThat(deeds.lines().getFirst().getKey()).isEqualTo(Instant.EPOCH.plusSeconds(61));
  }

  @Test
  void ksmIsToldAndTheNewestStandsFirst() {
    deeds.write(cycle(1, Stream.of(period("g"), run(0, 1)), DRY));
    deeds.write(cycle(2, Stream.of(run(0, 1)), new Outcome.Refused("no")));
    assertThat(lines())
        .containsExactly(
            "KSM: run 0 -> 1, refused: no",
            "KSM: run 0 -> 1, dry run",
            "balloon statistics: off -> every 5 s, for g, dry run");
  }

  @Test
  void onlyTheLastFewAreKept() {
    deeds.write(cycle(1, IntStream.range(0, 100).mapToObj(i -> run(i, i + 1)), DRY));
    assertThat(lines()).hasSize(6).startsWith("KSM: run 99 -> 100, dry run");
  }

  @Test
  void theTableShowsThem() {
    StringWriter shown = new StringWriter();
    Table table = new Table(new PrintWriter(shown), false, List.of("Nothing is changed."));
    table.write(cycle(1, Stream.of(period("g")), DRY));
    table.write(cycle(2, Stream.of(), DRY));
    assertThat(shown.toString()).containsOnlyOnce("Nothing is changed.");
    assertThat(shown.toString().split("every 5 s, for g, dry run", -1)).hasSize(3);
    assertThat(shown.toString()).contains("no guest runs here");
  }
}
