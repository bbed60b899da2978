package io.ballast.host.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.host.stomp.ScriptedServer.Script;
import io.ballast.host.stomp.StompConnection.Listener;
import io.ballast.host.stomp.StompConnection.Terms;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StompConnectionTest {
  private static final String HELLO = "CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Keeps what it is told. */
  private static final class Told implements Listener {
    final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    final CompletableFuture<String> end = new CompletableFuture<>();

    @Override
    public void received(Frame frame) {
      frames.add(frame);
    }

    @Override
    public void ended(IOException why) {
      assertThat(end.complete(String.valueOf(why.getMessage()))).isTrue();
    }
  }

  private static Terms terms(long sends, long wants, Duration patience) {
    HeartBeat beat = new HeartBeat(Duration.ofMillis(sends), Duration.ofMillis(wants));
    return new Terms(beat, patience, new Bounds(1000, 1000, 10));
  }

  private static String endOf(Script script, Terms terms) throws Exception {
    Told told = new Told();
    try (ScriptedServer server = new ScriptedServer(script);
        StompConnection connection = StompConnection.start(server.wire(), terms, told)) {
      String why = told.end.get(20, TimeUnit.SECONDS);
      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.ready()).isDone();
      return why;
    }
  }

  @Test
  void framesGoBothWays() throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, HELLO);
          heard.complete(ScriptedServer.readFrame(socket));
          ScriptedServer.write(socket, "\n\nMESSAGE\n\nhi\0");
          socket.getInputStream().read();
        };
    Told told = new Told();
    try (ScriptedServer server = new ScriptedServer(script);
        StompConnection connection =
            StompConnection.start(server.wire(), terms(0, 0, PATIENCE), told)) {
      connection.ready().get(10, TimeUnit.SECONDS);
      connection.send(Frame.of("SEND").with("to", "a:b").withBody("x"));
      assertThat(heard.get(10, TimeUnit.SECONDS))
          .isEqualTo("SEND\nto:a\\cb\ncontent-length:1\n\nx");
      assertThat(told.frames.poll(10, TimeUnit.SECONDS))
          .isEqualTo(Frame.of("MESSAGE").withBody("hi"));
    }
    assertThat(told.end.get(10, TimeUnit.SECONDS)).contains("was closed");
  }

  @Test
  void beatsAreSentWhereTheServerWantsThem() throws Exception {
    CountDownLatch beats = new CountDownLatch(3);
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, "CONNECTED\nversion:1.2\nheart-beat:0,20\n\n\0");
          while (socket.getInputStream().read() == '\n') {
            beats.countDown();
          }
        };
    try (ScriptedServer server = new ScriptedServer(script);
        StompConnection connection =
            StompConnection.start(server.wire(), terms(20, 0, PATIENCE), new Told())) {
      assertThat(beats.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void aServerThatPromisesBeatsAndSendsNoneIsGivenUp() throws Exception {
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, "CONNECTED\nversion:1.2\nheart-beat:50,0\n\n\0");
          socket.getInputStream().read();
        };
    assertThat(endOf(script, terms(0, 50, PATIENCE)))
        .isEqualTo("nothing was heard of it for 100 ms");
  }

  @Test
  void aServerThatDoesNotAnswerConnectIsGivenUp() throws Exception {
    assertThat(
            endOf(
                socket -> socket.getInputStream().readAllBytes(),
                terms(0, 0, Duration.ofMillis(100))))
        .isEqualTo("no answer to CONNECT within 100 ms");
  }

  @Test
  void aServerOfAnotherVersionIsRefused() throws Exception {
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, "ERROR\n\nVersion\nunsupported\0");
        };
    assertThat(endOf(script, terms(0, 0, PATIENCE)))
        .isEqualTo("the server does not accept STOMP 1.2: Version unsupported");
  }

  @Test
  void anErrorEndsTheConnection() throws Exception {
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, HELLO + "ERROR\n\nSubscription not available\0");
          socket.getInputStream().read();
        };
    assertThat(endOf(script, terms(0, 0, PATIENCE)))
        .isEqualTo("the server says: Subscription not available");
  }

  @Test
  void aFrameThatIsTooLargeEndsTheConnection() throws Exception {
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, HELLO + "MESSAGE\ncontent-length:1001\n\n");
          socket.getInputStream().read();
        };
    assertThat(endOf(script, terms(0, 0, PATIENCE))).contains("longer than 1000 bytes");
  }

  @Test
  void aConnectionCutWithinAFrameEnds() throws Exception {
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, HELLO + "MESSAGE\ncontent-length:100\n\nhalf");
        };
    assertThat(endOf(script, terms(0, 0, PATIENCE))).contains("ended within a frame");
  }

  /** Nobody reads at the other end: who sends does not wait, and at some time is told. */
  @Test
  void aServerThatDoesNotReadHoldsNobodyUp() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Script script =
        socket -> {
          ScriptedServer.readFrame(socket);
          ScriptedServer.write(socket, HELLO);
          done.await();
        };
    Told told = new Told();
    try (ScriptedServer server = new ScriptedServer(script);
        StompConnection connection =
            StompConnection.start(server.wire(), terms(0, 0, PATIENCE), told)) {
      connection.ready().get(10, TimeUnit.SECONDS);
      Frame large = Frame.of("SEND").withBody("x".repeat(1 << 20));
      String refused = "";
      for (int i = 0; i < 1000 && refused.isEmpty(); i++) {
        try {
          connection.send(large);
        } catch (IOException full) {
          refused = String.valueOf(full.getMessage());
        }
      }
      assertThat(refused).contains("wait to be written");
    }
    assertThat(told.end.get(10, TimeUnit.SECONDS)).contains("was closed");
    done.countDown();
  }

  @Test
  void nobodyListensThere() throws Exception {
    Wire nowhere;
    try (ScriptedServer server = new ScriptedServer(_ -> {})) {
      nowhere = server.wire();
    }
    Told told = new Told();
    try (StompConnection connection = StompConnection.start(nowhere, terms(0, 0, PATIENCE), told)) {
      assertThat(told.end.get(20, TimeUnit.SECONDS)).contains("refused");
      assertThat(connection.ready().isCompletedExceptionally()).isTrue();
    }
  }
}
