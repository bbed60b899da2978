package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.KsmJudged;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Reason;
import io.ballast.core.guard.Verdict;
import io.ballast.core.model.KsmFigure;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import io.ballast.core.model.Memory;
import io.ballast.core.record.CycleRecord;
import io.ballast.lab.KeptSettings;
import io.ballast.lab.LabGuest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own KSM, turned by policies beside two real guests whose memory is alike. */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class KsmTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int ALIKE_MIB = 200;

  /** Of 400 MiB that are alike nearly all is saved. */
  private static final long SAVED_KIB = Memory.mib(350);

  @TempDir private Path folder;

  @BeforeEach
  void makeAlike(RealLab lab) {
    lab.calm();
    alike(lab.idle);
    alike(lab.busy);
  }

  private static void alike(LabGuest guest) {
    guest.command("use " + ALIKE_MIB + " alike");
  }

  @AfterEach
  void rest(RealLab lab) {
    lab.calm();
  }

  /** A loop over this machine's KSM alone; the guests' sizes are not touched. */
  private Turning turning(RealLab lab, String policy, String... guard) throws Exception {
    Path file = folder.resolve("own.policy");
    Files.writeString(file, policy);
    return Turning.acting(
        lab,
        """
        [main]
        host-monitor-interval: 1
        guest-monitor-interval: 1
        policy-engine-interval: 1
        libvirt-hypervisor-uri: %s
        libvirt-run-directory: %s
        controllers: KSM
        policy: %s

        [host]
        collectors: HostMemory, HostKSM

        [guest]
        collectors: GuestBalloonOptional

        [guard]
        %s
        """
            .formatted(lab.host.uri(), lab.host.runDirectory(), file, String.join("\n", guard)));
  }

  private static KsmReading ksm(CycleRecord cycle) {
    return Objects.requireNonNull(cycle.snapshot().host()).ksm().orElseThrow();
  }

  private static boolean runs(CycleRecord cycle, long run) {
    return ksm(cycle).knob(KsmKnob.RUN).orElseThrow() == run;
  }

  private static Optional<KsmJudged> judged(CycleRecord cycle, KsmKnob knob) {
    return cycle.judgement().ksm().stream().filter(one -> one.knob() == knob).findFirst();
  }

  private static List<Rail> rails(CycleRecord cycle, KsmKnob knob) {
    return judged(cycle, knob).stream()
        .flatMap(one -> one.verdict().reasons().stream())
        .map(Reason::rail)
        .toList();
  }

  private static Map<KsmKnob, String> knobs() throws IOException {
    Map<KsmKnob, String> values = new EnumMap<>(KsmKnob.class);
    for (KsmKnob knob : KsmKnob.values()) {
      values.put(knob, Files.readString(Path.of(knob.path())).strip());
    }
    return values;
  }

  @Test
  void whatIsAlikeIsMergedAndUnmergedOnlyIntoMemoryThatIsThere(RealLab lab) throws Exception {
    Map<KsmKnob, String> before = knobs();
    try (KeptSettings _ = KeptSettings.ksm()) {
      merge(lab);
      doNotMergeAcrossOtherNodes(lab);
      doNotUnmergeWithoutMemory(lab);
      unmerge(lab);
      assertUnhurt(lab.idle);
      assertUnhurt(lab.busy);
    }
    assertThat(knobs()).isEqualTo(before);
  }

  private void merge(RealLab lab) throws Exception {
    Stopwatch watch = Stopwatch.start();
    String policy =
        "(Host.Control \"ksm_run\" 1) (Host.Control \"ksm_pages_to_scan\" 20000)"
            + " (Host.Control \"ksm_sleep_millisecs\" 20)";
    try (Turning turning = turning(lab, policy, "ksm-cpu-limit: 100 %")) {
      CycleRecord merged =
          turning.until(
              "What is alike is merged", LONG, cycle -> ksm(cycle).savedKib() > SAVED_KIB);
      assertThat(ksm(merged).figure(KsmFigure.GENERAL_PROFIT).orElseThrow())
          .isGreaterThan(SAVED_KIB * 1024);
      assertThat(ksm(merged).cpuPercent().orElseThrow()).isPositive();
      assertThat(turning.cycles.getFirst().deeds()).hasSizeBetween(1, 3);
      watch.tell("%d MiB merged".formatted(ksm(merged).savedKib() / Memory.KIB_PER_MIB));
    }
  }

  private void doNotMergeAcrossOtherNodes(RealLab lab) throws Exception {
    String other = "1".equals(knobs().get(KsmKnob.MERGE_ACROSS_NODES)) ? "0" : "1";
    try (Turning turning =
        turning(lab, "(Host.Control \"ksm_merge_across_nodes\" " + other + ")")) {
      turning.cycles(2);
      CycleRecord last = turning.cycles.getLast();
      assertThat(judged(last, KsmKnob.MERGE_ACROSS_NODES).orElseThrow().verdict())
          .isInstanceOf(Verdict.Defer.class);
      assertThat(knobs().get(KsmKnob.MERGE_ACROSS_NODES)).isNotEqualTo(other);
    }
  }

  private void doNotUnmergeWithoutMemory(RealLab lab) throws Exception {
    try (Turning turning = turning(lab, "(Host.Control \"ksm_run\" 2)", "host-reserve: 99 %")) {
      turning.cycles(2);
      CycleRecord last = turning.cycles.getLast();
      assertThat(rails(last, KsmKnob.RUN)).containsExactly(Rail.KSM_HEADROOM);
      assertThat(runs(last, 1)).isTrue();
      assertThat(ksm(last).savedKib()).isGreaterThan(SAVED_KIB);
    }
  }

  private void unmerge(RealLab lab) throws Exception {
    String policy =
        "(Host.Control \"ksm_run\" 2) (Host.Control \"ksm_merge_across_nodes\""
            + " (- 1 Host.ksm_merge_across_nodes))";
    String nodes = knobs().get(KsmKnob.MERGE_ACROSS_NODES);
    try (Turning turning = turning(lab, policy)) {
      CycleRecord unmerged =
          turning.until(
              "All is unmerged", LONG, cycle -> runs(cycle, 2) && ksm(cycle).pagesShared() == 0);
      assertThat(ksm(unmerged).mergedKib()).isZero();
      assertThat(knobs().get(KsmKnob.MERGE_ACROSS_NODES)).isNotEqualTo(nodes);
    }
  }

  private static void assertUnhurt(LabGuest guest) {
    assertThat(guest.report().oomKills()).isZero();
    assertThat(guest.report().usedMib()).isEqualTo(ALIKE_MIB);
    assertThat(guest.boots()).isEqualTo(1);
  }

  @Test
  void aThreadOverItsLimitIsSlowedDown(RealLab lab) throws Exception {
    Map<KsmKnob, String> before = knobs();
    try (KeptSettings ksm = KeptSettings.ksm();
        Turning turning = turning(lab, "(debug \"nothing is wished\")", "ksm-cpu-limit: 5 %")) {
      ksm.write(Path.of(KsmKnob.PAGES_TO_SCAN.path()), "20000");
      ksm.write(Path.of(KsmKnob.RUN.path()), "1");
      CycleRecord curbed =
          turning.until(
              "Fewer pages are ordered",
              LONG,
              cycle -> rails(cycle, KsmKnob.PAGES_TO_SCAN).contains(Rail.KSM_CPU));
      assertThat(ksm(curbed).cpuPercent().orElseThrow()).isGreaterThan(5);
      CycleRecord calm =
          turning.until(
              "It takes less than it may",
              LONG,
              cycle ->
                  cycle.number() > curbed.number() + 1 && ksm(cycle).cpuPercent().orElse(100) <= 5);
      System.out.printf(
          "measured: %.0f %% of a CPU with 20000 pages, %.1f %% with %d%n",
          ksm(curbed).cpuPercent().orElseThrow(),
          ksm(calm).cpuPercent().orElseThrow(),
          ksm(calm).knob(KsmKnob.PAGES_TO_SCAN).orElseThrow());
    }
    assertThat(knobs()).isEqualTo(before);
  }
}
