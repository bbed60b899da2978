package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Catalog;
import io.ballast.app.Pace;
import io.ballast.app.Policies;
import io.ballast.app.Ports;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.daemon.Journal;
import io.ballast.app.log.Log;
import io.ballast.app.show.Json;
import io.ballast.app.show.Table;
import io.ballast.core.Loop;
import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.Moment;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Events;
import io.ballast.host.linux.LinuxKernel;
import io.ballast.host.linux.LinuxKernelControl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** KSM from its files to what people read, and back into its files; the kernel is a folder. */
final class KsmCycleTest {
  private static final String KSM = "sys/kernel/mm/ksm/";

  @TempDir private Path root;
  private long seconds;
  private final List<CycleRecord> cycles = new ArrayList<>();

  /** A host without guests, that has nothing to be told. */
  private static final class NoGuests implements HypervisorView, HypervisorControl {
    @Override
    public String description() {
      return "none";
    }

    @Override
    public List<GuestReading> guests(Set<GuestDetail> details) {
      return List.of();
    }

    @Override
    public void setBalloon(GuestId guest, long kib) {
      throw new AssertionError(guest);
    }

    @Override
    public void setStatisticsPeriod(GuestId guest, int seconds) {
      throw new AssertionError(guest);
    }

    @Override
    public void close() {}
  }

  private void write(String file, Object text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  private String ksm(String knob) throws IOException {
    return Files.readString(root.resolve(KSM + knob)).strip();
  }

  private void host() throws IOException {
    write("proc/meminfo", "MemTotal: 10000000 kB\nMemFree: 900000 kB\nMemAvailable: 900000 kB");
    write("proc/vmstat", "pswpin 0\npswpout 0");
    write("proc/stat", "cpu0 1 2 3");
  }

  private void hostWithKsm() throws IOException {
    host();
    for (String zero : List.of("run", "pages_volatile", "full_scans")) {
      write(KSM + zero, 0);
    }
    write(KSM + "pages_shared", 100);
    write(KSM + "pages_sharing", 18_176);
    write(KSM + "pages_unshared", 5);
    write(KSM + "pages_to_scan", 100);
    write(KSM + "sleep_millisecs", 20);
    write(KSM + "merge_across_nodes", 1);
    cpu(0);
  }

  private void cpu(long ticks) throws IOException {
    write(
        "proc/37/stat",
        "37 (ksmd) S 2 0 0 0 -1 0 0 0 0 0 0 %d 0 0 25 5 1 0 27 0 0 0".formatted(ticks));
  }

  private Loop loop(String config) throws Exception {
    Config.Result read = Config.parse("test", config, root, Catalog.names());
    assertThat(read.warnings()).isEmpty();
    Config loaded = ((Config.Loaded) read).config();
    Wiring wiring = new Wiring(loaded);
    Policies.Loaded policy =
        Policies.load(Policies.read(loaded.main().policySource()), wiring.vocabulary());
    assertThat(policy.warnings()).isEmpty();
    NoGuests none = new NoGuests();
    Ports ports =
        new Ports(
            none,
            new WritePorts(none, new LinuxKernelControl(root)),
            new LinuxKernel(root),
            () -> new Moment(Instant.ofEpochSecond(seconds), seconds * 1_000_000_000L),
            Pace.real());
    return wiring.loop(policy.program(), ports, cycles::add, line -> {});
  }

  private CycleRecord turn(Loop loop) {
    seconds += 10;
    loop.turn();
    return cycles.getLast();
  }

  private static String config(String policy) {
    return "[main]\ncontrollers: Balloon, KSM\n" + policy;
  }

  @Test
  void aWishIsJudgedWrittenAndTold() throws Exception {
    hostWithKsm();
    write(
        "own.policy",
        "(Host.Control \"ksm_run\" 1) (Host.Control \"ksm_pages_to_scan\" 300)"
            + " (Host.Control \"ksm_merge_across_nodes\" 0)");
    Loop loop = loop(config("policy: own.policy\n"));
    turn(loop);
    assertThat(ksm("run")).isEqualTo("1");
    assertThat(ksm("pages_to_scan")).isEqualTo("300");
    assertThat(ksm("merge_across_nodes")).isEqualTo("1");
    cpu(120);
    CycleRecord second = turn(loop);
    assertThat(second.deeds()).isEmpty();
    assertThat(table(second))
        .contains(
            "KSM: run 1, 71 MiB saved, ksmd 12 %, 300 pages each 20 ms; defer merge_across_nodes 0,"
                + " ksm-nodes: 100 pages are shared; run = 2 first");
    JsonNode json = json(second);
    assertThat(json.at("/host/ksm/cpu").asDouble()).isEqualTo(12);
    assertThat(json.at("/host/ksm/saved").asLong()).isEqualTo(18_176 * 4);
    assertThat(json.at("/ksm/2/knob").asString()).isEqualTo("merge_across_nodes");
    assertThat(json.at("/ksm/2/verdict").asString()).isEqualTo("defer");
    assertThat(log())
        .containsExactly(
            "KSM: pages_to_scan 100 -> 300, done: allow",
            "KSM: run 0 -> 1, done: allow",
            "KSM: merge_across_nodes 0, defer: ksm-nodes: 100 pages are shared; run = 2 first"
                + " unmerges them");
  }

  private static String table(CycleRecord cycle) {
    StringWriter text = new StringWriter();
    new Table(new PrintWriter(text), false).write(cycle);
    return text.toString();
  }

  private static JsonNode json(CycleRecord cycle) {
    StringWriter text = new StringWriter();
    new Json(new PrintWriter(text)).write(cycle);
    return new JsonMapper().readTree(text.toString());
  }

  /** What the journal says of KSM, over all cycles. */
  private List<String> log() throws IOException {
    Config.Loaded config =
        (Config.Loaded)
            Config.parse(
                "test", "[logging]\nlog: told.log\nbackup-count: 0\n", root, Catalog.names());
    Journal journal = new Journal(Log.open(config.config().logging()));
    Events events = new Events(Duration.ofSeconds(20));
    cycles.forEach(cycle -> events.of(cycle).forEach(journal));
    return Files.readAllLines(root.resolve("told.log")).stream()
        .filter(line -> line.contains("KSM"))
        .map(line -> line.substring(line.indexOf("KSM")))
        .toList();
  }

  @Test
  void bothShippedPoliciesTurnItOnWhereTheHostIsShort() throws Exception {
    for (String policy : List.of("default", "classic")) {
      hostWithKsm();
      turn(loop(config("shipped-policy: " + policy + "\n")));
      assertThat(ksm("run")).as(policy).isEqualTo("1");
      assertThat(cycles.getLast().evaluated().problems()).isEmpty();
    }
  }

  @Test
  void shippedPoliciesGetAlongWithoutKsmAndWithoutItsCollectorAndController() throws Exception {
    for (String policy : List.of("default", "classic")) {
      String shipped = "shipped-policy: " + policy + "\n";
      host();
      assertQuiet(loop(config(shipped)));
      hostWithKsm();
      assertQuiet(loop("[main]\n" + shipped));
      assertQuiet(loop("[main]\n" + shipped + "[host]\ncollectors: HostMemory\n"));
      assertThat(ksm("run")).isEqualTo("0");
      try (var files = Files.walk(root.resolve("sys"))) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void assertQuiet(Loop loop) {
    CycleRecord cycle = turn(loop);
    assertThat(cycle.snapshot().problems()).isEmpty();
    assertThat(cycle.evaluated().problems()).isEmpty();
    assertThat(cycle.judgement().ksm()).isEmpty();
    assertThat(cycle.deeds()).isEmpty();
  }

  @Test
  void whoNeedsKsmWhereThereIsNoneIsToldOnceWithTheRemedy() throws Exception {
    host();
    write("own.policy", "(Host.Control \"ksm_run\" (if (> Host.ksm_pages_shared 0) 1 0))");
    CycleRecord cycle =
        turn(loop(config("policy: own.policy\n[host]\ncollectors: HostMemory, HostKSM\n")));
    assertThat(cycle.snapshot().problems())
        .containsExactly(
            "HostKsm: This kernel has no KSM (/sys/kernel/mm/ksm/), and HostKSM needs it; name"
                + " HostKSMOptional instead.");
    assertThat(cycle.evaluated().problems())
        .containsExactly("The policy waits, because the host has no `ksm_run`.");
  }
}
