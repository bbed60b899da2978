package io.ballast.host.guestagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.MemoryReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentQuestionTest {
  private static final String MEMINFO =
      """
      MemTotal:        1014776 kB
      MemFree:          600000 kB
      MemAvailable:     800000 kB
      Buffers:            1000 kB
      Cached:           200000 kB
      SwapTotal:        500000 kB
      SwapFree:         400000 kB
      """;
  private static final String VMSTAT =
      """
      nr_free_pages 150000
      pswpin 10
      pswpout 20
      pgfault 5000
      pgmajfault 50
      """;
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir Path folder;
  private FakeAgent agent;

  @BeforeEach
  void start() throws IOException {
    agent = agent(1 << 20, MEMINFO);
  }

  private FakeAgent agent(int piece, String meminfo) throws IOException {
    return new FakeAgent(
        folder.resolve("web" + piece + ".agent"),
        Map.of("/proc/meminfo", meminfo, "/proc/vmstat", VMSTAT),
        piece);
  }

  @AfterEach
  void stop() throws IOException {
    agent.close();
  }

  private MemoryReport ask(String name, Duration time) throws IOException {
    SocketLines lines = new SocketLines(folder, SocketLines.USUAL_TEMPLATE, time);
    return new AgentQuestion(lines, () -> TestGuests.at(7)).ask(TestGuests.guest(name));
  }

  private MemoryReport ask() throws IOException {
    return ask("web" + (1 << 20), Duration.ofSeconds(10));
  }

  @Test
  void readsTheGuestsMemory() throws IOException {
    MemoryReport report = ask();

    assertThat(report.totalKib()).isEqualTo(1014776);
    assertThat(report.unusedKib()).isEqualTo(600000);
    assertThat(report.freeKib()).hasValue(801000);
    assertThat(report.usableKib()).hasValue(800000);
    assertThat(report.cachesKib()).hasValue(200000);
    assertThat(report.swapInKib()).isEqualTo(40);
    assertThat(report.swapOutKib()).isEqualTo(80);
    assertThat(report.majorFaults()).isEqualTo(50);
    assertThat(report.minorFaults()).isEqualTo(4950);
    assertThat(report.swapTotalKib()).hasValue(500000);
    assertThat(report.swapUsedKib()).hasValue(100000);
    assertThat(report.at()).isEqualTo(TestGuests.at(7));
    assertThat(agent.commands)
        .containsExactly(
            "guest-sync-delimited",
            "guest-file-open",
            "guest-file-read",
            "guest-file-close",
            "guest-file-open",
            "guest-file-read",
            "guest-file-close");
  }

  @Test
  void aFileThatComesInPiecesIsReadWhole() throws IOException {
    try (FakeAgent pieces = agent(7, MEMINFO)) {
      assertThat(ask("web7", Duration.ofSeconds(10))).isEqualTo(ask());
      assertThat(pieces.commands).filteredOn("guest-file-read"::equals).hasSizeGreaterThan(20);
    }
  }

  @Test
  void whatWasAskedBeforeByOthersIsPassedOver() throws IOException {
    agent.noise = "{\"return\": 5}\n{\"ret\u00ff{\"return\": -3}\n";
    assertThat(ask().totalKib()).isEqualTo(1014776);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "nonsense\n",
        "{\"return\": \n",
        "[]\n",
        "{\"return\": {\"count\": 3, \"buf-b64\": \"!!!\", \"eof\": true}}\n",
        "{\"return\": {\"count\": -1}}\n",
        "{\"return\": {\"buf-b64\": \"\", \"eof\": true}}\n",
        "{\"error\": {}}\n",
        "{\"error\": 5}\n"
      })
  void nonsenseForATextIsAProblemAndNoMemory(String nonsense) {
    distort("\"buf-b64\"", text -> nonsense);
    assertThatThrownBy(this::ask).isInstanceOf(IOException.class).hasMessageNotContaining("null");
  }

  private void distort(String what, UnaryOperator<String> how) {
    agent.distort = text -> text.contains(what) ? how.apply(text) : text;
  }

  @Test
  void whatTheAgentRefusesIsTold() {
    distort("\"return\": 0", text -> "{\"error\": {\"desc\": \"frozen\"}}\n");
    assertThatThrownBy(this::ask).hasMessage("the guest agent refuses guest-file-open: frozen");
  }

  @Test
  void silenceAndHalfAnAnswerEndInTime() {
    for (String half : new String[] {"", "{\"return\": {\"cou"}) {
      distort("\"buf-b64\"", text -> half);
      assertThatThrownBy(() -> ask("web" + (1 << 20), SHORT)).hasMessageContaining("in time");
    }
    agent.distort = text -> "";
    assertThatThrownBy(() -> ask("web" + (1 << 20), SHORT)).hasMessageContaining("in time");
  }

  @Test
  void anAnswerWithoutEndIsRefused() {
    distort("\"buf-b64\"", text -> "{\"return\": \"" + "x".repeat(300 << 10));
    assertThatThrownBy(this::ask).hasMessage("the answer is longer than 262144 bytes");
  }

  @Test
  void aFileWithoutEndIsRefused() throws IOException {
    String large = MEMINFO + "x".repeat(100_000);
    try (FakeAgent endless = agent(16 << 10, large)) {
      assertThatThrownBy(() -> ask("web" + (16 << 10), Duration.ofSeconds(10)))
          .hasMessage("the guest agent tells more than 65536 bytes of /proc/meminfo");
      assertThat(endless.commands).endsWith("guest-file-close");
    }
  }

  @Test
  void aMeminfoThatSaysNothingIsAProblem() throws IOException {
    try (FakeAgent empty = agent(3, "MemTotal: 5 kB\n")) {
      assertThatThrownBy(() -> ask("web3", Duration.ofSeconds(10)))
          .hasMessage("/proc/meminfo has no line `MemFree`.");
      assertThat(empty.commands).isNotEmpty();
    }
  }

  @Test
  void aGuestWithoutASocketIsNamedWithItsPath() {
    assertThatThrownBy(() -> ask("db", SHORT))
        .hasMessageStartingWith("no guest agent at " + folder.resolve("db.agent") + ": ");
  }

  @Test
  void aNameWithASlashNamesNoSocket() {
    assertThatThrownBy(() -> ask("../web", SHORT))
        .hasMessage("a name with a slash in it names no socket");
  }

  @Test
  void aGuestsSocketIsTakenBeforeTheHypervisorsWay() throws IOException {
    SocketLines sockets =
        new SocketLines(folder, SocketLines.USUAL_TEMPLATE, Duration.ofSeconds(10));
    AgentLines lines =
        new EitherLines(
            sockets,
            guest -> {
              throw new IOException("asked the hypervisor for " + guest.name());
            });
    AgentQuestion question = new AgentQuestion(lines, () -> TestGuests.at(7));

    assertThat(question.ask(TestGuests.guest("web" + (1 << 20)))).isEqualTo(ask());
    assertThatThrownBy(() -> question.ask(TestGuests.guest("db")))
        .hasMessage("asked the hypervisor for db");
  }
}
