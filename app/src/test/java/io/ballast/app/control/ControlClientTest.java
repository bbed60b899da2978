package io.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those are told who ask a daemon that is not as it should be. */
final class ControlClientTest {
  @TempDir private Path folder;
  private Path socket = Path.of("");

  @BeforeEach
  void place() {
    socket = folder.resolve("control.sock");
  }

  private ControlClient.Reply get(Duration deadline) throws Exception {
    return new ControlClient(socket, deadline).get("/v1/status");
  }

  private void fails(String sentence) {
    assertThatThrownBy(() -> get(Duration.ofSeconds(20)))
        .isInstanceOf(ControlClient.NoReply.class)
        .hasMessageContaining(sentence);
  }

  /** Answers one question with these bytes and ends the connection. */
  private ServerSocketChannel answering(String bytes) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual()
        .start(
            () -> {
              try (SocketChannel one = server.accept()) {
                one.read(ByteBuffer.allocate(1000));
                one.write(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8)));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    return server;
  }

  @Test
  void withoutADaemon() {
    fails("No daemon is running: nothing answers on " + socket);
  }

  @Test
  void withADeadDaemonsSocket() throws IOException {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }
    fails("No daemon is running");
  }

  @Test
  void withOneThatDoesNotAnswer() throws IOException {
    try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      hung.bind(UnixDomainSocketAddress.of(socket));
      assertThatThrownBy(() -> get(Duration.ofMillis(1000)))
          .hasMessageContaining("did not answer on " + socket + " within 1 s");
    }
  }

  @Test
  void withAnAnswerThatIsCutOff() throws IOException {
    try (var server = answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"a\":")) {
      assertThat(server.isOpen()).isTrue();
      fails("its answer was cut off");
    }
  }

  @Test
  void withSomethingElse() throws IOException {
    try (var server = answering("220 mail ESMTP\r\n")) {
      assertThat(server.isOpen()).isTrue();
      fails("it does not answer as a daemon of Ballast does");
    }
  }

  @Test
  void withAnAnswer() throws Exception {
    try (var server = answering("HTTP/1.1 404 Not Found\r\ncontent-length:4\r\n\r\n\u00e9\u00e9")) {
      assertThat(server.isOpen()).isTrue();
      assertThat(get(Duration.ofSeconds(20)))
          .isEqualTo(new ControlClient.Reply(404, "\u00e9\u00e9"));
    }
  }
}
