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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A daemon in a process of its own, and people who ask it. */
final class AskTest {
  private static final String CONFIG =
      """
      [main]
      hypervisor-interface: sim
      host-monitor-interval: 1
      guest-monitor-interval: 1
      policy-engine-interval: 1
      run-directory: run
      """;

  @TempDir private Path folder;

  private Started daemon() throws Exception {
    Files.writeString(folder.resolve("ballast.conf"), CONFIG);
    Started daemon = Started.in(folder, List.of("run", "-c", "ballast.conf"));
    daemon.awaitError("first decision");
    return daemon;
  }

  private Ran ask(String... arguments) throws IOException {
    return Ran.in(folder, arguments);
  }

  private JsonNode json(String... arguments) throws IOException {
    Ran ran = ask(arguments);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).matches("\\{[ -~]*}\\n");
    return new JsonMapper().readTree(ran.out());
  }

  @Test
  void fourCommandsAnswerForPeopleAndPrograms() throws Exception {
    try (Started daemon = daemon()) {
      Ran status = ask("status", "-c", "ballast.conf");
      assertThat(status.exit()).isZero();
      assertThat(status.err()).isEmpty();
      assertThat(status.out())
          .contains("ballast     0.1.0, pid ", "answers; last answered ", "8, of which 8 can be")
          .contains("policy      default, which comes with Ballast, since ", "read ");
      assertThat(json("status", "--socket", "run/control.sock", "--json").path("loop").size())
          .isEqualTo(5);

      assertThat(ask("guests", "-c", "ballast.conf").out().lines())
          .hasSize(9)
          .allMatch(line -> line.endsWith("  MANAGED") || line.endsWith("  yes"));
      assertThat(json("guests", "-c", "ballast.conf", "--json").path("guests")).hasSize(8);

      assertThat(ask("explain", "gold-web-1", "-c", "ballast.conf").out())
          .contains(
              "loop        cycle ", "gold-web-1 (class default), cycle ", "What the guard said");
      JsonNode explained = json("explain", "gold-web-1", "-c", "ballast.conf", "--json");
      assertThat(explained.path("guest").path("name").asString()).isEqualTo("gold-web-1");

      assertThat(ask("policy", "status", "-c", "ballast.conf").out())
          .matches(
              "in force since \\S+: default, which comes with Ballast\n  50_main_, \\d+ lines\n");
      assertThat(json("policy", "status", "-c", "ballast.conf", "--json").path("parts")).hasSize(1);

      assertThat(ask("events", "-c", "ballast.conf").out())
          .contains("started on sim:///16GiB", "first decision, over 8 guests");
      JsonNode events = json("events", "-c", "ballast.conf", "--limit", "1", "--json");
      assertThat(events.path("events")).hasSize(1);

      assertThat(ask("explain", "gold-web-l", "-c", "ballast.conf"))
          .isEqualTo(
              new Ran("", "There is no guest `gold-web-l`; did you mean `gold-web-1`?\n", 2));
      assertThat(ask("events", "-c", "ballast.conf", "--since", "noon").err())
          .startsWith("`since` must be a number of seconds or a time such as");

      assertThat(daemon.terminate()).isLessThan(Duration.ofSeconds(2));
      assertThat(daemon.ended().err()).endsWith("stopped; guests keep their sizes\n");
    }
    assertThat(folder.resolve("run/control.sock")).doesNotExist();
    assertNoDaemon();
  }

  private void assertNoDaemon() throws IOException {
    Ran ran = ask("status", "-c", "ballast.conf");
    assertThat(ran.exit()).isEqualTo(Exit.DAEMON.code());
    assertThat(ran.err()).startsWith("No daemon is running: nothing answers on run/control.sock;");
  }

  @Test
  void aClientIsAProcessToo() throws Exception {
    try (Started daemon = daemon();
        Started client = Started.in(folder, List.of("status", "--socket", "run/control.sock"))) {
      Ran ran = client.ended();
      assertThat(ran.exit()).isZero();
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out()).contains("ballast     0.1.0");
      daemon.terminate();
    }
  }

  @Test
  void aDaemonThatWasKilledLeavesNothingInTheWay() throws Exception {
    try (Started killed = daemon()) {
      killed.kill();
    }
    assertThat(folder.resolve("run/control.sock")).exists();
    assertNoDaemon();
    try (Started next = daemon()) {
      assertThat(json("status", "-c", "ballast.conf", "--json").path("version").isString())
          .isTrue();
      next.terminate();
    }
  }

  @Test
  void twoOnOneFolderAreOneTooMany() throws Exception {
    try (Started first = daemon()) {
      Ran second = ask("run", "-c", "ballast.conf");
      assertThat(second.exit()).isEqualTo(Exit.UNUSABLE.code());
      assertThat(second.err()).startsWith("Ballast already runs on this host (pid " + first.pid());
      first.terminate();
    }
  }
}
