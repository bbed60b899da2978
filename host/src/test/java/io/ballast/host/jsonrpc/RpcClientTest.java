package io.ballast.host.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ballast.host.jsonrpc.RpcException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class RpcClientTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final BlockingQueue<JsonNode> sent = new LinkedBlockingQueue<>();
  private final RpcClient client =
      new RpcClient(text -> sent.add(JsonMapper.shared().readTree(text)));

  private CompletableFuture<JsonNode> calling(String method) {
    return calling(method, Map.of());
  }

  private CompletableFuture<JsonNode> calling(String method, Map<String, ?> parameters) {
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                result.complete(client.call(method, parameters, LONG));
              } catch (RpcException e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  private String nextId() throws InterruptedException {
    JsonNode request = sent.poll(20, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request.path("id").asString();
  }

  private static Kind kind(CompletableFuture<JsonNode> call) {
    try {
      call.get(20, TimeUnit.SECONDS);
      throw new AssertionError("It was answered.");
    } catch (Exception failed) {
      if (failed.getCause() instanceof RpcException told) {
        return told.kind();
      }
      throw new AssertionError("It failed in another way.", failed);
    }
  }

  @Test
  void aRequestIsOneObjectWithNamedParametersAndAnId() throws Exception {
    CompletableFuture<JsonNode> call = calling("VM.x", Map.of("vmID", "a\"b"));
    JsonNode request = sent.poll(20, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    assertThat(request.path("jsonrpc").asString()).isEqualTo("2.0");
    assertThat(request.path("method").asString()).isEqualTo("VM.x");
    assertThat(request.path("params").path("vmID").asString()).isEqualTo("a\"b");
    String id = request.path("id").asString();
    assertThat(UUID.fromString(id)).hasToString(id);
    client.received("{\"jsonrpc\": \"2.0\", \"id\": \"%s\", \"result\": true}".formatted(id));
    assertThat(call.get(20, TimeUnit.SECONDS).booleanValue()).isTrue();
    assertThat(client.open()).isZero();
  }

  @Test
  void answersFindTheirRequestsInAnyOrder() throws Exception {
    CompletableFuture<JsonNode> first = calling("first");
    String firstId = nextId();
    CompletableFuture<JsonNode> second = calling("second");
    String secondId = nextId();
    client.received("{\"id\": \"%s\", \"result\": 2}".formatted(secondId));
    client.received("{\"id\": \"%s\", \"result\": 1}".formatted(firstId));
    assertThat(first.get(20, TimeUnit.SECONDS).intValue()).isEqualTo(1);
    assertThat(second.get(20, TimeUnit.SECONDS).intValue()).isEqualTo(2);
    assertThat(client.strays()).isZero();
  }

  @Test
  void aRefusalHasTheServersCodeAndItsWordsInOneLine() throws Exception {
    CompletableFuture<JsonNode> call = calling("VM.y");
    client.received(
        "{\"id\": \"%s\", \"error\": {\"code\": 99, \"message\": \"Recovering\\n from it\"}}"
            .formatted(nextId()));
    assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
        .cause()
        .asInstanceOf(type(RpcException.class))
        .satisfies(
            refused -> {
              assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
              assertThat(refused.code()).isEqualTo(99);
              assertThat(refused.clause()).isEqualTo("Recovering from it");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"somebody's\", \"result\": 1}",
        "{\"id\": \"somebody's\", \"error\": {\"code\": 1}}",
        "{\"id\": 7, \"result\": 1}",
        "{\"result\": 1}",
        "[1, 2]",
        "{",
        "",
        "\u0000"
      })
  void whatAnswersNobodyIsCountedAndDropped(String text) throws Exception {
    CompletableFuture<JsonNode> call = calling("z");
    String id = nextId();
    client.received(text);
    assertThat(client.strays()).isEqualTo(1);
    client.received("{\"id\": \"%s\", \"result\": 1}".formatted(id));
    assertThat(call.get(20, TimeUnit.SECONDS).intValue()).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsTooDeepIsDropped() {
    client.received("[".repeat(100_000));
    assertThat(client.strays()).isEqualTo(1);
  }

  @Test
  void noAnswerInTimeIsTold() throws Exception {
    assertThatThrownBy(() -> client.call("Host.ping2", Map.of(), SHORT))
        .asInstanceOf(type(RpcException.class))
        .satisfies(
            late -> {
              assertThat(late.kind()).isEqualTo(Kind.LATE);
              assertThat(late.clause()).isEqualTo("no answer to Host.ping2 within 50 ms");
            });
    assertThat(client.open()).isZero();
    client.received("{\"id\": \"%s\", \"result\": 1}".formatted(nextId()));
    assertThat(client.strays()).isEqualTo(1);
  }

  @Test
  void theEndOfTheConnectionEndsAllCalls() throws Exception {
    List<CompletableFuture<JsonNode>> calls = List.of(calling("a"), calling("b"));
    nextId();
    nextId();
    client.ended("it is gone");
    assertThat(calls).extracting(RpcClientTest::kind).containsOnly(Kind.LOST);
    assertThatThrownBy(() -> client.call("c", Map.of(), LONG))
        .hasMessage("it is gone")
        .asInstanceOf(type(RpcException.class))
        .extracting(RpcException::kind)
        .isEqualTo(Kind.UNSENT);
  }

  @Test
  void whatCannotBeSentIsToldAtOnce() {
    RpcClient broken =
        new RpcClient(
            _ -> {
              throw new IOException("the pipe is full");
            });
    assertThatThrownBy(() -> broken.call("c", Map.of(), LONG)).hasMessage("the pipe is full");
    assertThat(broken.open()).isZero();
  }

  @Test
  void noMoreThanAFewAreOpenAtATimeAndNoIdIsUsedTwice() throws Exception {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 64; i++) {
      calling("wait").isDone();
      ids.add(nextId());
    }
    assertThat(ids).hasSize(64);
    assertThatThrownBy(() -> client.call("one more", Map.of(), LONG))
        .hasMessage("64 requests wait for answers");
  }
}
