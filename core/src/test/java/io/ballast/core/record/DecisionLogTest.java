package io.ballast.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Judgement;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Reason;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.Outcome;
import io.ballast.core.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
  private final Guests world = new Guests();
  private final DecisionLog log = new DecisionLog(4);
  private long cycles;

  private static Judged judged(String guest, long to, Verdict verdict) {
    return new Judged(Guests.id(guest), guest, OptionalLong.of(to), 1000, to, verdict);
  }

  private static Judged allowed(String guest, long to) {
    return judged(guest, to, new Verdict.Allow(List.of()));
  }

  private static Judged deferred(String guest, String why) {
    return judged(guest, 900, new Verdict.Defer(List.of(new Reason(Rail.COOL_DOWN, why))));
  }

  private static Deed balloon(String guest, Outcome outcome) {
    return new Deed(new Action.SetBalloon(Guests.run(guest), guest, 1000, 900), outcome);
  }

  /** A cycle in which these guests are there, and those judged were decided upon. */
  private void cycle(List<String> present, List<Judged> decisions, Deed... deeds) {
    Told[] told =
        present.stream().map(name -> Told.guest(name, 1000, 1000, 100)).toArray(Told[]::new);
    Snapshot snapshot = world.later(5).see(5000, told);
    Judgement judgement =
        new Judgement(
            decisions.stream().collect(Collectors.toMap(Judged::guest, Function.identity())),
            List.of(),
            Stream.of(deeds).map(Deed::action).toList(),
            GuardState.empty());
    Evaluated evaluated = new Evaluated(List.of(), Variables.none(), List.of(), 0);
    log.write(new CycleRecord(++cycles, snapshot, evaluated, judgement, List.of(deeds), 1));
  }

  private List<String> lines() {
    return log.newest(100).stream()
        .map(e -> e.judged().guestName() + " " + e.judged().targetKib() + " x" + e.times())
        .toList();
  }

  @Test
  void theSameAgainCountsAndKeepsItsBeginning() {
    cycle(List.of("a"), List.of(deferred("a", "for 9 s")));
    cycle(List.of("a"), List.of(deferred("a", "for 4 s")));
    cycle(List.of("a"), List.of());
    cycle(List.of("a"), List.of(deferred("a", "for 1 s")));
    DecisionLog.Entry entry = log.newest(9).getFirst();
    assertThat(log.newest(9)).hasSize(1);
    assertThat(entry.times()).isEqualTo(3);
    assertThat(Duration.between(entry.first(), entry.last())).hasSeconds(15);
    assertThat(entry.judged().verdict().why()).as("the newest").contains("for 1 s");
  }

  @Test
  void anotherSizeVerdictOrOutcomeIsAnotherEntry() {
    cycle(List.of("a"), List.of(allowed("a", 900)), balloon("a", new Outcome.Accepted()));
    cycle(List.of("a"), List.of(allowed("a", 900)), balloon("a", new Outcome.Refused("No.")));
    cycle(List.of("a"), List.of(allowed("a", 800)), balloon("a", new Outcome.Refused("No.")));
    cycle(List.of("a"), List.of(deferred("a", "now")));
    assertThat(log.newest(9))
        .extracting(DecisionLog.Entry::outcome)
        .containsExactly("", "refused: No.", "refused: No.", "done");
    assertThat(log.newest(2)).hasSize(2);
  }

  @Test
  void itIsNeverLongerThanItsLimit() {
    for (int size = 0; size < 50; size++) {
      cycle(List.of("a"), List.of(allowed("a", size)));
    }
    assertThat(lines()).containsExactly("a 49 x1", "a 48 x1", "a 47 x1", "a 46 x1");
  }

  @Test
  void aGuestThatCameBackBeginsAnew() {
    cycle(List.of("a"), List.of(allowed("a", 900)));
    cycle(List.of("b"), List.of(allowed("b", 900)));
    cycle(List.of("a", "b"), List.of(allowed("a", 900)));
    assertThat(lines()).containsExactly("a 900 x1", "b 900 x1", "a 900 x1");
  }

  @Test
  void decisionsOfOneCycleStandInTheGuestsOrder() {
    List<String> names = List.of("d", "a", "c", "b");
    cycle(names, names.stream().map(name -> allowed(name, 900)).toList());
    assertThat(lines()).containsExactly("b 900 x1", "c 900 x1", "a 900 x1", "d 900 x1");
  }

  /** Turning reports on is no answer to a wish. */
  @Test
  void theOutcomeIsTheBalloons() {
    Deed listen =
        new Deed(
            new Action.SetStatisticsPeriod(Guests.run("a"), "a", 0, 5), new Outcome.Accepted());
    cycle(List.of("a"), List.of(deferred("a", "now")), listen);
    assertThat(log.newest(1).getFirst().outcome()).isEmpty();
    cycle(
        List.of("a"), List.of(allowed("a", 900)), balloon("a", new Outcome.Refused("No.")), listen);
    assertThat(log.newest(1).getFirst().outcome()).isEqualTo("refused: No.");
  }

  @Test
  void hostileNamesPassUnchanged() {
    String name = "\u001b[2J<script>\n\u202e${jndi}";
    cycle(List.of(name), List.of(allowed(name, 900)));
    assertThat(log.newest(1).getFirst().judged().guestName()).isEqualTo(name);
  }
}
