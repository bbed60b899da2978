package io.ballast.host.guestagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.MemoryReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkQuestionTest {
  private static final String ANSWER =
      "mem_available:1000,mem_unused:600,major_fault:5,minor_fault:70,swap_in:8,swap_out:9";
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir Path folder;
  private ServerSocket server;
  private volatile String answer = ANSWER + "\n";
  private volatile String asked = "";

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        byte[] line = client.getInputStream().readNBytes("stats\n".length());
        asked = new String(line, StandardCharsets.US_ASCII);
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        client.getInputStream().read(); // Until the other side hangs up.
      } catch (IOException gone) {
        asked += " and gone";
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Path helper(String script) throws IOException {
    Path helper = folder.resolve("helper");
    Files.writeString(helper, "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private MemoryReport ask(String script, Duration time) throws IOException {
    AddressHelper addresses = new AddressHelper(helper(script), time);
    return new NetworkQuestion(addresses, server.getLocalPort(), time, () -> TestGuests.at(7))
        .ask(TestGuests.guest("web; rm -rf *"));
  }

  private MemoryReport ask() throws IOException {
    return ask("echo 127.0.0.1\n", LONG);
  }

  @Test
  void readsTheGuestsMemory() throws IOException {
    MemoryReport report = ask();

    assertThat(asked).isEqualTo("stats\n");
    assertThat(report.totalKib()).isEqualTo(1000);
    assertThat(report.unusedKib()).isEqualTo(600);
    assertThat(report.majorFaults()).isEqualTo(5);
    assertThat(report.minorFaults()).isEqualTo(70);
    assertThat(report.swapInKib()).isEqualTo(8);
    assertThat(report.swapOutKib()).isEqualTo(9);
    assertThat(report.usableKib()).isEmpty();
  }

  @Test
  void orderAndSpacesDoNotMatterNorDoesWhatIsNotKnown() throws IOException {
    answer =
        " swap_out:9, mem_unused:600,new_thing:1,major_fault:5,minor_fault:70,swap_in:8,"
            + "mem_available:1000\r\n";
    assertThat(ask().totalKib()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "hello\n",
        "mem_available:1000\n",
        ANSWER + ",\u00e4\n",
        "mem_available:99999999999999999999,mem_unused:1\n",
        ":5\n"
      })
  void nonsenseIsAProblemWithTheAddress(String nonsense) {
    answer = nonsense;
    assertThatThrownBy(this::ask).hasMessageContaining("/127.0.0.1:").hasMessageContaining("its ");
  }

  @Test
  void silenceEndsInTimeAndATextWithoutEndIsRefused() {
    answer = ANSWER;
    assertThatThrownBy(() -> ask("echo 127.0.0.1\n", SHORT)).hasMessageContaining("in time");
    answer = "x".repeat(5000);
    assertThatThrownBy(this::ask).hasMessageContaining("longer than 4096 bytes");
  }

  @Test
  void theHelperGetsTheNameAsOneArgumentAndNoShellReadsIt() throws IOException {
    ask("printf %s \"$1\" > \"$(dirname \"$0\")/name\"; [ $# = 1 ] && echo 127.0.0.1\n", LONG);
    assertThat(folder.resolve("name")).hasContent("web; rm -rf *");
  }

  @Test
  @Timeout(20)
  void whatAHelperLeavesRunningIsNotWaitedFor() throws IOException {
    try {
      String script = "sleep 30 &\necho $! > \"$(dirname \"$0\")/pid\"\necho 127.0.0.1\n";
      assertThat(ask(script, LONG).totalKib()).isEqualTo(1000);
    } finally {
      noted().ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void aHelperThatIsTooSlowEndsWithWhatItStarted() throws Exception {
    String script = "sleep 60 &\necho $! > \"$(dirname \"$0\")/pid\"\nwait\n";
    assertThatThrownBy(() -> ask(script, SHORT)).hasMessageContaining("was not ready within");
    for (int i = 0; i < 1000 && isAlive(); i++) {
      Thread.sleep(10);
    }
    assertThat(isAlive()).isFalse();
  }

  /** What the helper left running, by the number that it wrote down. */
  private Optional<ProcessHandle> noted() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()));
  }

  private boolean isAlive() throws IOException {
    return noted().filter(ProcessHandle::isAlive).isPresent();
  }

  @Test
  void aHelperThatFailsIsTold() {
    assertThatThrownBy(() -> ask("echo 127.0.0.1; exit 3\n", LONG))
        .hasMessageEndingWith("ended with 3");
    assertThatThrownBy(() -> ask("echo localhost\n", LONG))
        .hasMessageEndingWith("no IP address for it");
    assertThatThrownBy(() -> ask("yes | head -c 10000\n", LONG))
        .hasMessageEndingWith("no IP address for it");
    assertThatThrownBy(() -> ask("sleep 60\n", SHORT)).hasMessageContaining("was not ready within");
    assertThatThrownBy(() -> new AddressHelper(folder.resolve("none"), LONG).of("web"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new AddressHelper(null, LONG).of("web"))
        .hasMessageContaining("set name-to-ip-helper in [Collector: GuestNetworkDaemon]");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    MemoryReport report = StatsLine.parse(ANSWER).report(TestGuests.at(7));
    assertThat(StatsLine.of(report).text()).isEqualTo(ANSWER);
  }
}
