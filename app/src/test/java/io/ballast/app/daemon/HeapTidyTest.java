package io.ballast.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.Variables;
import io.ballast.core.guard.GuardState;
import io.ballast.core.guard.Judgement;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapTidyTest {
  private final List<String> log = new ArrayList<>();
  private long seconds;

  private Moment now() {
    return new Moment(Instant.EPOCH.plusSeconds(seconds), seconds * 1_000_000_000);
  }

  private CycleRecord cycle() {
    return new CycleRecord(
        1,
        new Snapshot(now(), null, List.of(), List.of()),
        Variables.none(),
        new Evaluated(List.of(), Variables.none(), List.of(), 0),
        new Judgement(Map.of(), List.of(), List.of(), GuardState.empty()),
        List.of(),
        0);
  }

  @Test
  void collectsOnceInThreeMinutesAfterACycleIsRecorded() {
    HeapTidy tidy = new HeapTidy(cycle -> log.add("cycle"), this::now, () -> log.add("collected"));
    for (seconds = 0; seconds <= 360; seconds += 60) {
      tidy.write(cycle());
    }
    assertThat(log)
        .containsExactly(
            "cycle",
            "cycle",
            "cycle",
            "cycle",
            "collected",
            "cycle",
            "cycle",
            "cycle",
            "collected");
  }
}
