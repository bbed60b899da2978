package io.ballast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The whole loop on a scripted world: monitors turn every 5 s, evaluation every 10 s, histories
 * hold 4 samples.
 */
class LoopTest {
  private final ScriptedWorld world = new ScriptedWorld();

  @Test
  void aCycleGoesThroughTheSixWordsInTheirOrder() {
    world.loop.turn();
    assertThat(world.log)
        .containsExactly(
            "collect /proc/meminfo",
            "collect guests",
            "collect /proc/7/stat",
            "evaluate 100",
            "act g 786432",
            "record 1");
    CycleRecord cycle = world.records.getFirst();
    assertThat(cycle.snapshot().guests()).hasSize(1);
    assertThat(cycle.evaluated().wishes()).hasSize(1);
    assertThat(cycle.judgement().judged()).hasSize(1);
    assertThat(cycle.deeds())
        .extracting(deed -> deed.outcome())
        .containsExactly(new Outcome.Accepted());
  }

  @Test
  void monitorsAndEvaluationEachKeepTheirInterval() {
    for (int second = 0; second <= 30; second++) {
      world.at(second);
      world.loop.turn();
    }
    assertThat(world.count("collect guests")).as("at 0, 5 … 30").isEqualTo(7);
    assertThat(world.count("collect /proc/meminfo")).isEqualTo(7);
    assertThat(world.records).extracting(CycleRecord::number).containsExactly(1L, 2L, 3L, 4L);
    assertThat(world.records)
        .extracting(record -> record.snapshot().at().nanos() / 1_000_000_000)
        .containsExactly(0L, 10L, 20L, 30L);
  }

  @Test
  void itSaysWhenItIsDue() {
    assertThat(world.loop.untilDue()).isZero();
    world.loop.turn();
    assertThat(world.loop.untilDue()).isEqualTo(Duration.ofSeconds(5));
    world.at(7);
    world.loop.turn();
    assertThat(world.loop.untilDue()).as("5 s after what was due at 5").hasSeconds(3);
  }

  @Test
  void historiesHoldJustSoManySamples() {
    for (int second = 0; second <= 60; second += 5) {
      world.at(second);
      world.residentPages = second;
      world.loop.turn();
    }
    Snapshot last = world.records.getLast().snapshot();
    assertThat(last.guests().getFirst().history().values("rss"))
        .containsExactly(Value.of(45), Value.of(50), Value.of(55), Value.of(60));
    HostSnapshot host = Objects.requireNonNull(last.host());
    assertThat(host.history().samples()).hasSize(4);
  }

  @Test
  void problemsBetweenCyclesAreKeptForTheNextRecordAndToldOnce() {
    world.loop.turn();
    world.away = true;
    world.turnAt(5);
    world.away = false;
    world.turnAt(10);
    world.turnAt(20);
    assertThat(world.records)
        .extracting(record -> record.snapshot().problems())
        .containsExactly(List.of(), List.of("The hypervisor is away."), List.of());
  }

  @Test
  void aHypervisorThatIsAwayLeavesTheLastGuestsAndNothingIsDoneToOldOnes() {
    world.loop.turn();
    world.away = true;
    for (int second = 5; second <= 60; second += 5) {
      world.turnAt(second);
    }
    CycleRecord last = world.records.getLast();
    assertThat(last.snapshot().guests()).hasSize(1);
    assertThat(last.snapshot().guests().getFirst().at().nanos()).isZero();
    assertThat(last.deeds()).isEmpty();
    assertThat(last.judgement().judged().values())
        .extracting(judged -> judged.verdict().text())
        .containsExactly("veto");
  }

  @Test
  void variablesAndTheGuardsMemoryGoOnFromCycleToCycle() {
    world.loop.turn();
    world.turnAt(10);
    assertThat(world.log).contains("evaluate 100", "evaluate 101");
    assertThat(world.records.getFirst().judgement().state().tracks()).hasSize(1);
    world.gone = true;
    world.turnAt(20);
    assertThat(world.records.getLast().judgement().state().tracks()).isEmpty();
    world.gone = false;
    world.turnAt(30);
    assertThat(world.log.stream().filter("evaluate 100"::equals)).hasSize(2);
  }
}
