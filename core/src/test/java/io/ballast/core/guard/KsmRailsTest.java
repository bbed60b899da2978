package io.ballast.core.guard;

import static io.ballast.core.guard.KsmScene.assertWritten;
import static io.ballast.core.guard.KsmScene.run;
import static io.ballast.core.guard.KsmScene.verdict;
import static io.ballast.core.guard.KsmScene.wish;
import static io.ballast.core.model.KsmKnob.MERGE_ACROSS_NODES;
import static io.ballast.core.model.KsmKnob.PAGES_TO_SCAN;
import static io.ballast.core.model.KsmKnob.RUN;
import static io.ballast.core.model.KsmKnob.SLEEP_MILLISECS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Ksm;
import io.ballast.core.model.Deed;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be written into which of KSM's knobs, and in which order. */
class KsmRailsTest {
  private static final Ksm STOPPED = Ksm.run(0);
  private static final Ksm RUNNING = Ksm.run(1);

  @Test
  void onlyWhatDiffersIsWritten() {
    KsmScene scene = KsmScene.withAllRails();
    Judgement judgement = scene.cycle(STOPPED, run(0), wish(PAGES_TO_SCAN, 100));
    assertWritten(judgement);
    assertThat(verdict(judgement, RUN)).isEqualTo("allow: ");
    assertWritten(
        scene.cycle(STOPPED, run(0), wish(PAGES_TO_SCAN, 200), wish(SLEEP_MILLISECS, 20)),
        "pages_to_scan=200");
  }

  @Test
  void whoIsNotWishedForIsNotJudged() {
    assertThat(KsmScene.withAllRails().cycle(RUNNING).ksm()).isEmpty();
  }

  @Test
  void theLastWishForAKnobCounts() {
    assertWritten(KsmScene.withAllRails().cycle(STOPPED, run(1), run(0)));
  }

  @Test
  void itRunsOnlyWhenAllIsSetAndStopsBeforeAnythingElse() {
    assertWritten(
        KsmScene.withAllRails()
            .cycle(
                STOPPED,
                run(1),
                wish(PAGES_TO_SCAN, 300),
                wish(SLEEP_MILLISECS, 10),
                wish(MERGE_ACROSS_NODES, 0)),
        "pages_to_scan=300",
        "sleep_millisecs=10",
        "merge_across_nodes=0",
        "run=1");
    assertWritten(
        KsmScene.withAllRails().cycle(RUNNING, wish(PAGES_TO_SCAN, 300), run(0)),
        "run=0",
        "pages_to_scan=300");
    assertWritten(
        KsmScene.withAllRails().cycle(RUNNING, wish(PAGES_TO_SCAN, 300), run(2)),
        "run=2",
        "pages_to_scan=300");
  }

  @ParameterizedTest
  @CsvSource({
    "RUN, 3, 'run can be from 0 to 2, not 3'",
    "RUN, -1, 'run can be from 0 to 2, not -1'",
    "PAGES_TO_SCAN, 0, 'pages_to_scan can be from 1 to 4294967295, not 0'",
    "SLEEP_MILLISECS, -5, 'sleep_millisecs can be from 0 to 4294967295, not -5'",
    "SLEEP_MILLISECS, 4294967296, 'sleep_millisecs can be from 0 to 4294967295, not 4294967296'",
    "MERGE_ACROSS_NODES, 2, 'merge_across_nodes can be from 0 to 1, not 2'",
  })
  void noKnobIsSetToWhatItCannotBe(KsmKnob knob, long value, String why) {
    Judgement judgement = KsmScene.withAllRails().cycle(STOPPED, wish(knob, value));
    assertWritten(judgement);
    assertThat(verdict(judgement, knob)).isEqualTo("veto: ksm-knob: " + why);
    assertWritten(
        KsmScene.without(Rail.KSM_KNOB).cycle(STOPPED, wish(knob, value)),
        knob.text() + "=" + value);
  }

  @Test
  void aKnobThatIsNotThereIsNotSet() {
    KsmScene scene = KsmScene.withAllRails();
    Judgement judgement =
        scene.cycle(STOPPED.without(MERGE_ACROSS_NODES), wish(MERGE_ACROSS_NODES, 0));
    assertThat(verdict(judgement, MERGE_ACROSS_NODES))
        .isEqualTo("veto: ksm-knob: this kernel has no merge_across_nodes");
    Snapshot without = scene.scene.guests.later(5).ksm(null).see(KsmScene.PLENTY);
    Judgement none = scene.scene.cycle(without, run(1));
    assertWritten(none);
    assertThat(verdict(none, RUN))
        .isEqualTo("veto: ksm-knob: the host has no KSM, or it could not be read");
  }

  @Test
  void whatIsNotOursToControlIsNotChanged() {
    Judgement judgement = KsmScene.uncontrolled().cycle(STOPPED, run(1));
    assertWritten(judgement);
    assertThat(verdict(judgement, RUN))
        .isEqualTo("veto: ksm-knob: `controllers` does not name KSM");
  }

  @Test
  void onAnOldReadingItMayOnlyStop() {
    KsmScene scene = KsmScene.withAllRails();
    KsmScene bare = KsmScene.without(Rail.STALENESS);
    for (KsmScene each : List.of(scene, bare)) {
      each.see(RUNNING);
    }
    Snapshot old = scene.scene.guests.later(31).seeNothingNew();
    Judgement judgement = scene.scene.cycle(old, run(2), wish(PAGES_TO_SCAN, 50));
    assertWritten(judgement);
    assertThat(verdict(judgement, PAGES_TO_SCAN))
        .isEqualTo("veto: staleness: the host was last read 31 s ago");
    assertWritten(scene.scene.cycle(old, run(0)), "run=0");
    Snapshot bareOld = bare.scene.guests.later(31).seeNothingNew();
    assertWritten(bare.scene.cycle(bareOld, wish(PAGES_TO_SCAN, 50)), "pages_to_scan=50");
  }

  @Test
  void nodesAreMergedAcrossOnlyWhileNothingIsShared() {
    Ksm sharing = RUNNING.merged(10);
    Judgement judgement = KsmScene.withAllRails().cycle(sharing, wish(MERGE_ACROSS_NODES, 0));
    assertWritten(judgement);
    assertThat(verdict(judgement, MERGE_ACROSS_NODES))
        .isEqualTo("defer: ksm-nodes: 2560 pages are shared; run = 2 first unmerges them");
    assertWritten(
        KsmScene.without(Rail.KSM_NODES).cycle(sharing, wish(MERGE_ACROSS_NODES, 0)),
        "merge_across_nodes=0");
    assertWritten(
        KsmScene.withAllRails().cycle(RUNNING, wish(MERGE_ACROSS_NODES, 0)),
        "merge_across_nodes=0");
  }

  @Test
  void whatTheAdvisorSteersIsLeftToIt() {
    Ksm advised = RUNNING.advised();
    Judgement judgement =
        KsmScene.withAllRails().cycle(advised, wish(PAGES_TO_SCAN, 300), wish(SLEEP_MILLISECS, 30));
    assertWritten(judgement, "sleep_millisecs=30");
    assertThat(verdict(judgement, PAGES_TO_SCAN))
        .isEqualTo("veto: ksm-advisor: the kernel's advisor sets it");
    assertWritten(
        KsmScene.without(Rail.KSM_ADVISOR).cycle(advised, wish(PAGES_TO_SCAN, 300)),
        "pages_to_scan=300");
  }

  @Test
  void aRehearsalLeavesNoTrace() {
    KsmScene scene = KsmScene.withAllRails();
    Snapshot seen = scene.see(RUNNING.merged(100));
    Judgement first = scene.scene.rehearsal(seen, run(2));
    assertWritten(first, "run=2");
    GuardState after =
        first.after(
            first.actions().stream()
                .map(action -> new Deed(action, new io.ballast.core.model.Outcome.Rehearsed()))
                .toList(),
            seen,
            Tuning.standard());
    assertThat(after.ksm()).isEqualTo(first.state().ksm());
  }
}
