package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.daemon.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program started as people start it. */
final class ProcessTest {
  /** What the daemon promises systemd. */
  private static final Duration PROMISED = Duration.ofSeconds(2);

  private static final String SIMULATED =
      """
      [main]
      hypervisor-interface: sim
      host-monitor-interval: 1
      guest-monitor-interval: 1
      policy-engine-interval: 1
      [host]
      collectors: HostMemory, HostPressure, HostCpu
      [guest]
      collectors: GuestBalloonOptional, GuestMemoryOptional, GuestQemuProc, GuestCpu
      """;

  @TempDir private Path folder;

  /** What is tried in one JVM is what people get who start the program in the folder. */
  @ParameterizedTest
  @ValueSource(strings = {"check-joined-bad", "eval-table", "eval-json", "run-unknown-key"})
  void printsTheSameAsInOneJvm(String name) throws Exception {
    CliCase one = CliCase.named(name);
    try (Started started = Started.in(one.folder(), one.arguments())) {
      assertThat(started.ended()).isEqualTo(one.expected());
    }
  }

  @Test
  void daemonStopsOnSigterm() throws Exception {
    Files.writeString(folder.resolve("ballast.conf"), SIMULATED);
    try (Started started = Started.in(folder, List.of("run", "-c", "ballast.conf"))) {
      started.awaitError("first decision");
      Duration took = started.terminate();
      Ran ran = started.ended();

      System.out.printf("SIGTERM to end: %d ms%n", took.toMillis());
      assertThat(took).isLessThan(PROMISED);
      assertThat(ran.exit()).isZero();
      assertThat(ran.err()).endsWith("stopped; guests keep their sizes\n");
      assertThat(ran.out()).isEmpty();
    }
  }

  @Test
  void aSecondDaemonOnOneHostDoesNotStart() throws Exception {
    String config = SIMULATED.replace("[main]", "[main]\nrun-directory: " + folder);
    Files.writeString(folder.resolve("ballast.conf"), config);
    List<String> run = List.of("run", "-c", "ballast.conf");
    try (Started first = Started.in(folder, run)) {
      first.awaitError("first decision");
      try (Started second = Started.in(folder, run)) {
        Ran ran = second.ended();
        assertThat(ran.exit()).isEqualTo(Exit.UNUSABLE.code());
        assertThat(ran.err().lines())
            .singleElement()
            .asString()
            .startsWith("Ballast already runs on this host (pid " + first.pid() + ", since 2");
      }
      first.kill();
      first.ended();
    }
    try (Started third = Started.in(folder, run)) {
      third.awaitError("first decision");
    }
  }

  @Test
  void daemonGivesBackOnSigtermWhenToldSo() throws Exception {
    Files.writeString(
        folder.resolve("ballast.conf"),
        SIMULATED.replace("[main]", "[main]\non-exit: release\nstate-directory: state"));
    try (Started started = Started.in(folder, List.of("run", "-c", "ballast.conf"))) {
      started.awaitError("first decision");
      Duration took = started.terminate();
      Ran ran = started.ended();

      assertThat(took).isLessThan(PROMISED);
      assertThat(ran.exit()).isZero();
      assertThat(ran.err())
          .endsWith(
              "stopped; what was changed is given back, as far as the host has memory for it\n");
    }
  }

  /** Not to start would leave the guests without anybody who relieves them. */
  @Test
  void daemonKeepsALedgerThatItCannotReadAndStarts() throws Exception {
    Files.writeString(
        folder.resolve("ballast.conf"), SIMULATED.replace("[main]", "[main]\nstate-directory: ."));
    Files.writeString(folder.resolve("ledger"), "ballast-ledger 2\nof the future\n");
    try (Started started = Started.in(folder, List.of("run", "-c", "ballast.conf"))) {
      started.awaitError("is of version 2, and this Ballast reads version 1");
      started.awaitError("ledger.damaged-1; a release will undo only what is changed from now on");
      started.awaitError("first decision");
      started.terminate();
    }
    assertThat(folder.resolve("ledger.damaged-1")).hasContent("ballast-ledger 2\nof the future\n");
  }

  @Test
  void dryRunKeepsNoLedger() throws Exception {
    Files.writeString(
        folder.resolve("ballast.conf"),
        SIMULATED.replace("[main]", "[main]\nstate-directory: state"));
    try (Started started = Started.in(folder, List.of("run", "--dry-run", "-c", "ballast.conf"))) {
      started.awaitError("first decision");
      started.terminate();
    }
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void dryRunSaysWhatItWouldDo() throws Exception {
    Files.writeString(folder.resolve("ballast.conf"), SIMULATED);
    try (Started started = Started.in(folder, List.of("run", "--dry-run", "-c", "ballast.conf"))) {
      assertThat(started.awaitError("started on")).endsWith(", as a dry run");
      started.awaitError("first decision");
      started.terminate();

      assertThat(started.ended().err()).doesNotContain(": done");
    }
  }

  @Test
  void demoPrintsOneObjectACycle() throws Exception {
    try (Started started = Started.in(folder, List.of("demo", "--seconds", "2", "--json"))) {
      Ran ran = started.ended();

      assertThat(ran.exit()).isZero();
      assertThat(ran.err()).isEmpty();
      List<JsonNode> cycles = ran.out().lines().map(new JsonMapper()::readTree).toList();
      assertThat(cycles).isNotEmpty().allSatisfy(ProcessTest::assertCycle);
      assertThat(cycles.getFirst().path("cycle").asInt()).isEqualTo(1);
    }
  }

  private static void assertCycle(JsonNode cycle) {
    assertThat(cycle.isObject()).isTrue();
    assertThat(cycle.path("cycle").isIntegralNumber()).isTrue();
    assertThat(cycle.path("host").path("total").asLong(0)).isPositive();
    assertThat(cycle.path("guests").isArray()).isTrue();
    assertThat(cycle.path("guests").size()).isEqualTo(8);
  }

  @Test
  void demoShowsATable() throws Exception {
    try (Started started = Started.in(folder, List.of("demo", "--seconds", "1"))) {
      Ran ran = started.ended();

      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).contains("cycle 1 ", "GUEST", "platinum", "last decisions");
    }
  }

  /** Without libvirt's library the sentence is another one, but it is one. */
  @Test
  void absentHypervisorIsOneSentence() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("ballast.conf"),
        SIMULATED.replace(
            "hypervisor-interface: sim",
            "run-directory: run\nlibvirt-hypervisor-uri: qemu+unix:///system?socket=/nonexistent"));
    try (Started started = Started.in(folder, List.of("run", "-c", "ballast.conf"))) {
      Ran ran = started.ended();

      assertThat(ran.exit()).isEqualTo(Exit.HYPERVISOR.code());
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err().lines()).singleElement().asString().contains("libvirt");
    }
  }
}
