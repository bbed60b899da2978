package io.ballast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.Config;
import io.ballast.app.config.PolicySource;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.CpuWish;
import io.ballast.core.evaluate.CurrentPolicy;
import io.ballast.core.evaluate.DiskWish;
import io.ballast.core.evaluate.Evaluate;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Memory;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.sim.Contract;
import io.ballast.sim.Fault;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.Workload;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An oVirt host's policies, beside the same formulas in Java: every control of every cycle, while
 * the engine changes its parameters. The guests' limits then are what they are to be.
 */
class VdsmDayTest {
  private static final Path CASE =
      Path.of(System.getProperty("ballast.root", ".."))
          .resolve("cases/policy/vdsm-policies")
          .toAbsolutePath();
  private static final Duration CYCLE = Duration.ofSeconds(15);

  /** What the engine sets, one after another in equal parts of the time. */
  private static final Map<String, VdsmFormulas> PHASES = phases();

  @TempDir private Path folder;
  private final SimHost host = new SimHost(scenario());
  private final List<CycleRecord> records = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();

  private static Map<String, VdsmFormulas> phases() {
    Map<String, VdsmFormulas> phases = new TreeMap<>();
    phases.put("# 1: as installed", new VdsmFormulas(false, true, true, true, true));
    phases.put("# 2\n(set balloonEnabled True)", new VdsmFormulas(true, true, true, true, true));
    phases.put(
        "# 3\n(set balloonEnabled True)\n(set ksmMergeAcrossNodes False)",
        new VdsmFormulas(true, true, false, true, true));
    phases.put(
        "# 4\n(set balloonEnabled True)\n(set ksmEnabled False)\n(set ioTuneEnabled False)",
        new VdsmFormulas(true, false, true, true, false));
    phases.put(
        "# 5\n(set ksmEnabled True)\n(set cpuTuneEnabled False)",
        new VdsmFormulas(false, true, true, false, true));
    return phases;
  }

  private static Scenario scenario() {
    double hour = 3600;
    return Scenario.quiet(
        HostSpec.of(Memory.gib(6), 4),
        guest("web", 2, 2, new Workload.Wave(hour / 2, 200 << 10, 1500 << 10, 0))
            .withContract(
                new Contract(50, Map.of("vda", new IoLimits(8 << 20, 0, 0, 0, 300, 200)))),
        guest("db", 3, 4, new Workload.Wave(hour / 3, 400 << 10, 2500 << 10, 0.5))
            .withContract(
                new Contract(10, Map.of("vdb", new IoLimits(0, 4 << 20, 2 << 20, 500, 0, 0)))),
        guest("many", 1, 16, new Workload.Steady(300 << 10))
            .withContract(new Contract(1, Map.of())),
        guest("third", 1, 3, new Workload.Burst(100 << 10, 700 << 10, 120, 0.3, 7))
            .withContract(new Contract(33, Map.of())),
        guest("silent", 1, 1, new Workload.Idle()).withFaults(Set.of(Fault.NO_DRIVER)));
  }

  private static GuestSpec guest(String name, int gib, int vcpus, Workload workload) {
    return GuestSpec.of(name, Memory.gib(gib), workload).withVcpus(vcpus);
  }

  @BeforeEach
  void copyPolicies() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(CASE, "*.policy")) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void everyControlOfAnHourIsWhatTheFormulasSay() throws Exception {
    run(240);
    assertThat(seen)
        .contains(
            "balloon_target",
            "ksm_run",
            "ksm_pages_to_scan",
            "ksm_merge_across_nodes",
            "vcpu_quota",
            "vcpu_period",
            "total_bytes_sec");
  }

  @Test
  @Tag("campaign")
  void everyControlOfADayIsWhatTheFormulasSay() throws Exception {
    run(5760);
  }

  private void run(int cycles) throws Exception {
    Wiring wiring = new Wiring(config());
    CurrentPolicy policy = new CurrentPolicy(policy(wiring));
    Ports ports =
        new Ports(
            host.view(),
            new WritePorts(host.control(), host.kernelControl()),
            host.kernel(),
            () -> new Moment(host.clock().instant(), host.clock().nanos()),
            host::advance);
    Loop loop = wiring.loop(policy, ports, records::add);
    List<Map.Entry<String, VdsmFormulas>> phases = List.copyOf(PHASES.entrySet());
    VdsmFormulas before = phases.getFirst().getValue();
    for (int i = 0; i < cycles; i++) {
      Map.Entry<String, VdsmFormulas> phase = phases.get(i * phases.size() / cycles);
      if (i % (cycles / phases.size()) == 0) {
        Files.writeString(folder.resolve("01-parameters.policy"), phase.getKey());
        policy.replace(policy(wiring));
      }
      host.advance(CYCLE);
      loop.turn();
      check(records.removeLast(), phase.getValue(), before, i);
      before = phase.getValue();
    }
  }

  private Config config() {
    String text =
        """
        [main]
        main-loop-interval: 15
        host-monitor-interval: 15
        guest-monitor-interval: 15
        guest-manager-interval: 15
        policy-engine-interval: 15
        hypervisor-interface: sim
        controllers: Balloon, KSM, CpuTune, IoTune
        sample-history-length: 10
        policy-dir: %s

        [host]
        collectors: HostMemory, HostKSM, HostCpu

        [guest]
        collectors: GuestMemoryOptional, GuestBalloonOptional, GuestCpuTune, GuestIoTuneOptional
        """
            .formatted(folder);
    return switch (Config.parse("mom.conf", text, folder, Catalog.names())) {
      case Config.Loaded(Config config, var warnings) -> {
        assertThat(warnings).isEmpty();
        yield config;
      }
      case Config.Refused(var errors, var _) -> throw new AssertionError(errors.toString());
    };
  }

  private Evaluate policy(Wiring wiring) throws Policies.Rejected {
    Policies.Loaded loaded =
        Policies.load(Policies.read(new PolicySource.Folder(folder)), wiring.vocabulary());
    assertThat(loaded.warnings()).isEmpty();
    return wiring.evaluate(loaded.program(), line -> {});
  }

  private void check(CycleRecord cycle, VdsmFormulas now, VdsmFormulas before, int number) {
    if (number < 2 && cycle.evaluated().wishes().isEmpty()) {
      return; // The host's first sample has no rates yet.
    }
    assertThat(cycle.evaluated().problems()).isEmpty();
    assertThat(wishes(cycle)).as("cycle %d", number).isEqualTo(now.wishes(cycle.snapshot()));
    wishes(cycle).keySet().forEach(key -> seen.add(key.substring(key.lastIndexOf(' ') + 1)));
    if (number > 3 && now.equals(before)) {
      cycle.snapshot().guests().forEach(guest -> checkLimits(guest, now));
    }
  }

  private static Map<String, Long> wishes(CycleRecord cycle) {
    Map<String, Long> wishes = new TreeMap<>();
    for (ControlWish wish : cycle.evaluated().wishes()) {
      switch (wish) {
        case BalloonWish balloon ->
            wishes.put(name(cycle, balloon.guest()) + " balloon_target", balloon.targetKib());
        case KsmWish ksm -> wishes.put("host " + ksm.knob().control(), ksm.value());
        case CpuWish cpu ->
            wishes.put(name(cycle, cpu.guest()) + " " + cpu.knob().control(), cpu.value());
        case DiskWish disk ->
            wishes.put(
                "%s %s %s".formatted(name(cycle, disk.guest()), disk.disk(), disk.limit().field()),
                disk.value());
      }
    }
    return wishes;
  }

  private static String name(CycleRecord cycle, GuestId guest) {
    return Objects.requireNonNull(cycle.snapshot().byId().get(guest)).name();
  }

  /** What was wished in the last cycles is in force, within what the guard allows. */
  private static void checkLimits(GuestSnapshot guest, VdsmFormulas formulas) {
    var tuning = guest.reading().tuning();
    CpuLimits expected =
        switch (guest.name()) {
          case "web" -> new CpuLimits(100_000, 100_000);
          case "db" -> new CpuLimits(10_000, 100_000);
          case "many" -> new CpuLimits(5_000, 500_000); // 1250 wished: each vCPU keeps 1 %
          case "third" -> new CpuLimits(44_000, 100_000);
          default -> new CpuLimits(CpuLimits.NO_QUOTA, 100_000);
        };
    assertThat(tuning.cpu().orElseThrow().limits()).as(guest.name()).isEqualTo(expected);
    tuning
        .disks()
        .orElseThrow()
        .forEach(
            disk ->
                assertThat(disk.current())
                    .as("%s %s", guest.name(), disk.name())
                    .isEqualTo(
                        formulas.io() ? disk.maximum().orElse(IoLimits.NONE) : IoLimits.NONE));
  }
}
