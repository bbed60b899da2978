package io.ballast.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestPortTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final Path socket;
  private final ServerSocketChannel server;
  private final GuestPort port;

  GuestPortTest(@TempDir Path directory) throws IOException {
    socket = directory.resolve("port");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    port = new GuestPort(socket);
  }

  @BeforeEach
  void listen() throws IOException {
    server.bind(UnixDomainSocketAddress.of(socket));
  }

  @AfterEach
  void close() throws IOException {
    port.close();
    server.close();
  }

  /** Serves one connection: each line that comes is answered with what the worker makes of it. */
  private void serve(UnaryOperator<String> worker) {
    Thread.startVirtualThread(
        () -> {
          try (SocketChannel line = server.accept()) {
            var in =
                new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(line), StandardCharsets.UTF_8));
            for (String text = in.readLine(); text != null; text = in.readLine()) {
              line.write(ByteBuffer.wrap(worker.apply(text).getBytes(StandardCharsets.UTF_8)));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void theAnswerIsWhatFollowsOk() {
    serve(line -> line.split(" ", 2)[0] + " ok used_mib=3 a=b\n");
    assertThat(port.ask("use 3", LONG)).contains("used_mib=3 a=b");
    assertThat(port.ask("use 3", LONG)).contains("used_mib=3 a=b");
  }

  @Test
  void anEmptyAnswerIsAnAnswer() {
    serve(line -> line.split(" ", 2)[0] + " ok\n");
    assertThat(port.ask("drop", LONG)).contains("");
  }

  @Test
  void aRefusalIsAnErrorThatNamesTheCommand() {
    serve(line -> line.split(" ", 2)[0] + " error no memory\n");
    assertThatThrownBy(() -> port.ask("use 3", LONG))
        .isInstanceOf(LabException.class)
        .hasMessage("The guest's worker cannot `use 3`: no memory.");
  }

  @Test
  void echoNoiseAndLateAnswersAreNotTakenForTheAnswer() {
    serve(line -> line + "\n7 ok late\n\u0000garbage\n" + line.split(" ", 2)[0] + " ok mine\n");
    assertThat(port.ask("report", LONG)).contains("mine");
  }

  @Test
  void noiseWithoutEndDoesNotFillMemory() {
    serve(line -> "x".repeat(100_000) + "\n" + line.split(" ", 2)[0] + " ok mine\n");
    assertThat(port.ask("report", LONG)).contains("mine");
  }

  @Test
  void aSilentWorkerCostsTheTimeGivenAndAnswersLater() {
    serve(line -> line.startsWith("1 ") ? "" : "1 ok late\n2 ok mine\n");
    assertThat(port.ask("report", SHORT)).isEmpty();
    assertThat(port.ask("report", LONG)).contains("mine");
  }

  @Test
  void aPortThatIsNotThereAnswersNothing() throws IOException {
    server.close();
    assertThat(port.ask("report", LONG)).isEmpty();
  }
}
