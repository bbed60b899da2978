package io.ballast.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.control.ControlClient.Reply;
import io.ballast.app.http.Bounds;
import io.ballast.app.http.UnixSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The socket itself: whatever comes in, one answer or an end. */
final class ControlServerTest {
  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-rw----");
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofMillis(400);
  private static final Duration LONGEST = Duration.ofMillis(1200);

  @TempDir private Path folder;

  private final List<String> warnings = new ArrayList<>();
  private static final Bounds HASTY = new Bounds("control", 4, 64, 512, IDLE, LONGEST);

  private Path socket = Path.of("");
  private Room room;
  private ControlServer server;

  ControlServerTest() throws Exception {
    this.room = Room.demo();
  }

  @BeforeEach
  void open() throws Exception {
    room.turn(6);
    socket = folder.resolve("control.sock");
    server = ControlServer.open(usual(), HASTY, room.desk, warnings::add);
  }

  private UnixSocket usual() {
    return new UnixSocket("control socket", "run-directory in [main]", socket, MODE, "", List.of());
  }

  @AfterEach
  void close() {
    room.hanging.countDown();
    server.close();
    assertThat(socket).doesNotExist();
    assertThat(folder).isEmptyDirectory();
    assertThat(warnings).isEmpty();
  }

  private Reply get(String target) throws Exception {
    return new ControlClient(socket, PATIENT).get(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/status",
        "/v1/guests",
        "/v1/events",
        "/v1/events?since=10&guest=gold-web-1&limit=5",
        "/v1/guests/gold-web-1/explain",
        "/v1/guests/gold%2Dweb%2D1/explain"
      })
  void answersInAsciiJson(String target) throws Exception {
    Reply reply = get(target);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).matches("\\{[ -~]*}\\n");
    assertThat(new JsonMapper().readTree(reply.body()).isObject()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/, 404, There is no /",
    "/v1, 404, There is no /v1",
    "/v1/status/, 404, There is no /v1/status/",
    "/v1/../v1/status, 404, There is no",
    "/v1/guests/nobody/explain, 404, There is no guest `nobody`",
    "/v1/guests/%2e%2e%2f%0a/explain, 404, There is no guest",
    "/v1/guests/a/b/explain, 404, There is no /v1/guests/a/b/explain",
    "/v1/guests/%zz/explain, 400, ''",
    "/v1/events?since=yesterday, 400, `since` must be",
    "/v1/events?limit=0, 400, `limit` must be from 1",
    "/v1/events?limit=x, 400, `limit` must be from 1",
    "/v1/events?until=1, 400, `until` is none of"
  })
  void sayNoInOneSentence(String target, int status, String sentence) throws Exception {
    Reply reply = get(target);
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(new JsonMapper().readTree(reply.body()).path("error").asString())
        .contains(sentence)
        .isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
  void onlyReads(String method) throws IOException {
    assertThat(Wire.ask(socket, method, "/v1/status"))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: GET, HEAD\r\n")
        .endsWith("{\"error\":\"Only GET and HEAD are answered here.\",\"candidates\":[]}\n");
  }

  @Test
  void headHasNoBody() throws IOException {
    assertThat(Wire.ask(socket, "HEAD", "/v1/status"))
        .startsWith("HTTP/1.1 200 ")
        .containsPattern("Content-Length: [1-9]")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u0002\u00ff\r\n\r\n",
        "GET\r\n\r\n",
        "GET /v1/status HTTP/9.9\r\n\r\n",
        "GET /v1/status HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "GET /v1/status HTTP/1.1\r\nHost x\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n"
      })
  void garbageIsRefusedAndTheConnectionEnds(String garbage) throws IOException {
    try (Wire wire = Wire.to(socket)) {
      assertThat(wire.say(garbage).hear()).containsPattern("^HTTP/1.1 (4|5)\\d\\d ");
    }
    assertThat(Wire.ask(socket, "GET", "/v1/status")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void endlessHeadersAreRefused() throws IOException {
    try (Wire wire = Wire.to(socket)) {
      wire.say("GET /v1/status HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
      assertThat(wire.hear()).startsWith("HTTP/1.1 431 ").contains("{\"error\":");
    }
  }

  @Test
  void halfAQuestionEndsAfterAWhileAndKeepsNobodyWaiting() throws Exception {
    try (Wire half = Wire.to(socket)) {
      half.say("GET /v1/status HT");
      assertThat(get("/v1/status").status()).isEqualTo(200);
      half.hear();
    }
  }

  @Test
  void oneThatDripsIsEndedToo() throws Exception {
    try (Wire drip = Wire.to(socket)) {
      drip.say("GET /v1/status HTTP/1.1\r\nX: ");
      long begun = System.nanoTime();
      boolean ended = false;
      while (!ended) {
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENT);
        Thread.sleep(50);
        ended = !speaks(drip);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("not idle, but too long")
          .isGreaterThan(IDLE);
    }
  }

  private static boolean speaks(Wire wire) {
    try {
      wire.say("x");
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  @Test
  void manySilentConnectionsOnlyDelayTheOthers() throws Exception {
    List<Wire> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        silent.add(Wire.to(socket));
      }
      assertThat(get("/v1/status").status()).isEqualTo(200);
    } finally {
      for (Wire wire : silent) {
        wire.close();
      }
    }
  }

  @Test
  void twoHundredAskAtOnce() throws Exception {
    server.close();
    server = ControlServer.open(usual(), room.desk, warnings::add);
    List<Callable<Integer>> questions = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String target = i % 2 == 0 ? "/v1/guests" : "/v1/guests/gold-web-1/explain";
      questions.add(() -> get(target).status());
    }
    int before = controlThreads();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers = clients.invokeAll(questions);
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
    assertThat(before).isLessThanOrEqualTo(4);
    assertThat(controlThreads()).isLessThanOrEqualTo(4);
  }

  private static int controlThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("ballast-control"))
            .count();
  }

  @Test
  void aLoopThatHangsKeepsNobodyWaiting() throws Exception {
    room.hanging = new CountDownLatch(1);
    Thread engine = Thread.ofPlatform().daemon().start(() -> room.turn(1));
    while (engine.getState() != Thread.State.WAITING) {
      Thread.sleep(5);
    }
    room.pass(Duration.ofSeconds(300));
    for (String target : List.of("/v1/status", "/v1/guests", "/v1/events")) {
      long begun = System.nanoTime();
      Reply reply = get(target);
      System.out.printf("%s beside a hung loop: %d ms%n", target, millisSince(begun));
      assertThat(reply.status()).isEqualTo(200);
    }
    assertThat(engine.isAlive()).isTrue();
    assertThat(new JsonMapper().readTree(get("/v1/status").body()).path("loop").path("late"))
        .hasToString("true");
    room.hanging.countDown();
    engine.join();
  }

  private static long millisSince(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }
}
