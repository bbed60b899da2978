package io.ballast.sim;

import static io.ballast.sim.Hosts.ksm;
import static io.ballast.sim.Hosts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** KSM's files: what can be read, what can be written, and what the kernel refuses. */
class KsmKnobsTest {
  private static final GuestSpec ONE =
      GuestSpec.of("one", Size.gib(1), new Workload.Steady(Size.mib(600)));
  private static final GuestSpec TWO =
      GuestSpec.of("two", Size.gib(1), new Workload.Steady(Size.mib(600)));

  private static final List<String> OF_OLD_KERNELS =
      List.of(
          "full_scans",
          "max_page_sharing",
          "merge_across_nodes",
          "pages_shared",
          "pages_sharing",
          "pages_to_scan",
          "pages_unshared",
          "pages_volatile",
          "run",
          "sleep_millisecs",
          "stable_node_chains",
          "stable_node_chains_prune_millisecs",
          "stable_node_dups",
          "use_zero_pages");

  private static final List<String> NEW =
      List.of(
          "advisor_max_cpu",
          "advisor_max_pages_to_scan",
          "advisor_min_pages_to_scan",
          "advisor_mode",
          "advisor_target_scan_time",
          "general_profit",
          "ksm_zero_pages",
          "pages_scanned",
          "pages_skipped",
          "smart_scan");

  private final SimHost host = Hosts.roomy(ONE, TWO);

  private static SimHost on(KsmKernel kernel) {
    return new SimHost(Scenario.quiet(HostSpec.of(Size.gib(32), 4).withKsm(kernel), ONE, TWO));
  }

  @Test
  void aModernKernelHasAllFiles() throws Exception {
    List<String> names = host.kernel().list("/sys/kernel/mm/ksm");
    assertThat(names).containsAll(OF_OLD_KERNELS).containsAll(NEW).hasSize(24);
    for (String name : names) {
      assertThat(host.kernel().read(KsmKnob.FOLDER + name)).endsWith("\n").hasSizeGreaterThan(1);
    }
    assertThat(host.kernel().read("/sys/kernel/mm/ksm/advisor_mode"))
        .isEqualTo("[none] scan-time\n");
    host.happen(new Event.KsmAdvised(true));
    assertThat(host.kernel().read("/sys/kernel/mm/ksm/advisor_mode"))
        .isEqualTo("none [scan-time]\n");
  }

  @Test
  void anOldKernelHasTheOldOnesAndNoAdvisor() throws Exception {
    SimHost old = on(KsmKernel.OLD);
    assertThat(old.kernel().list("/sys/kernel/mm/ksm/")).isEqualTo(OF_OLD_KERNELS);
    old.happen(new Event.KsmAdvised(true));
    old.kernelControl().setKsm(KsmKnob.PAGES_TO_SCAN, 200);
    assertThat(ksm(old, "pages_to_scan")).isEqualTo(200);
  }

  @Test
  void aKernelWithoutKsmHasNeitherFilesNorThread() throws Exception {
    SimHost bare = on(KsmKernel.NONE);
    assertThatThrownBy(() -> bare.kernel().list("/sys/kernel/mm/ksm"))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> bare.kernel().read("/proc/57/stat"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(bare.kernel().list("/proc")).doesNotContain("57");
    assertRefused(bare, KsmKnob.RUN, 1, "This kernel has no /sys/kernel/mm/ksm/run.");
    bare.happen(new Event.KsmMeddling(KsmKnob.RUN, 1));
    pass(bare, 60);
    assertThat(bare.truth().ksm()).isEqualTo(new SimTruth.Ksm(0, 0, 0));
  }

  @Test
  void writesAreReadBackAndCounted() throws Exception {
    pass(host, 3);
    host.kernelControl().setKsm(KsmKnob.SLEEP_MILLISECS, 50);
    assertThat(ksm(host, "sleep_millisecs")).isEqualTo(50);
    assertRefused(host, KsmKnob.RUN, 3, "The kernel refuses 3 in /sys/kernel/mm/ksm/run");
    Duration at = Duration.ofSeconds(3);
    assertThat(host.writes())
        .containsExactly(
            new Write(at, Optional.empty(), Write.Knob.KSM_SLEEP_MILLISECS, 50, true),
            new Write(at, Optional.empty(), Write.Knob.KSM_RUN, 3, false));
  }

  @Test
  void theKernelTakesNoNumberOutOfRange() {
    assertRefused(host, KsmKnob.RUN, -1, "Invalid argument");
    assertRefused(host, KsmKnob.PAGES_TO_SCAN, -1, "Invalid argument");
    assertRefused(host, KsmKnob.SLEEP_MILLISECS, 1L << 32, "Invalid argument");
    assertRefused(host, KsmKnob.MERGE_ACROSS_NODES, 2, "Invalid argument");
  }

  @Test
  void nodesAreFixedWhileAnythingIsMerged() throws Exception {
    host.kernelControl().setKsm(KsmKnob.PAGES_TO_SCAN, 5_000);
    host.kernelControl().setKsm(KsmKnob.RUN, 1);
    pass(host, 60);
    assertRefused(host, KsmKnob.MERGE_ACROSS_NODES, 0, "Device or resource busy");
    assertThat(ksm(host, "merge_across_nodes")).isOne();
    host.kernelControl().setKsm(KsmKnob.MERGE_ACROSS_NODES, 1);
    host.kernelControl().setKsm(KsmKnob.RUN, 2);
    host.kernelControl().setKsm(KsmKnob.MERGE_ACROSS_NODES, 0);
    assertThat(ksm(host, "merge_across_nodes")).isZero();
  }

  @Test
  void whileTheAdvisorSteersNobodyElseSetsPagesToScan() throws Exception {
    host.happen(new Event.KsmAdvised(true));
    assertRefused(host, KsmKnob.PAGES_TO_SCAN, 200, "Invalid argument");
    host.happen(new Event.KsmAdvised(false));
    host.kernelControl().setKsm(KsmKnob.PAGES_TO_SCAN, 200);
    assertThat(ksm(host, "pages_to_scan")).isEqualTo(200);
  }

  @Test
  void whatSomebodyElseSetsIsNoWriteOfOurs() throws Exception {
    host.happen(new Event.KsmMeddling(KsmKnob.PAGES_TO_SCAN, 777));
    host.happen(new Event.KsmMeddling(KsmKnob.RUN, 5));
    assertThat(ksm(host, "pages_to_scan")).isEqualTo(777);
    assertThat(ksm(host, "run")).isZero();
    assertThat(host.writeCount()).isZero();
  }

  @Test
  void theThreadIsAProcessAmongOthers() throws Exception {
    assertThat(host.kernel().list("/proc")).contains("1", "2", "57", "4001", "4002");
    assertThat(host.kernel().read("/proc/57/comm")).isEqualTo("ksmd\n");
    assertThat(Hosts.stat(host, 57, 4)).isEqualTo("2");
    for (String pid : host.kernel().list("/proc")) {
      assertThat(host.kernel().read("/proc/" + pid + "/stat").strip().split(" ")).hasSize(52);
      assertThat(host.kernel().read("/proc/" + pid + "/status")).contains("\nPid:\t" + pid + "\n");
    }
    assertThat(host.kernel().read("/proc/57/status")).doesNotContain("VmSize");
  }

  private static void assertRefused(SimHost host, KsmKnob knob, long value, String why) {
    assertThatThrownBy(() -> host.kernelControl().setKsm(knob, value))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }
}
