package io.ballast.host.jsonrpc;

import io.ballast.host.jsonrpc.RpcException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls over one connection, matched with their answers by id. Ids are UUIDs: a server may tell its
 * clients apart by nothing else.
 */
public final class RpcClient {
  private static final int MOST_OPEN = 64;

  /** How a request gets to the server. */
  public interface Sender {
    /**
     * @throws IOException if it cannot be sent, with a clause that says why
     */
    void send(String request) throws IOException;
  }

  private final ObjectMapper json = JsonMapper.shared();
  private final Sender sender;
  private final Map<String, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final AtomicLong strays = new AtomicLong();
  private volatile @Nullable RpcException ended;

  public RpcClient(Sender sender) {
    this.sender = sender;
  }

  /** How many messages came that answer none of our open requests; they are dropped. */
  public long strays() {
    return strays.get();
  }

  /** How many requests wait for their answer. */
  public int open() {
    return open.size();
  }

  /**
   * Calls a method and waits for its result.
   *
   * @param parameters by name; values are what JSON knows
   * @param patience for the answer
   * @throws RpcException if there is no result in time
   */
  public JsonNode call(String method, Map<String, ?> parameters, Duration patience)
      throws RpcException {
    String id = UUID.randomUUID().toString();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    long before = strays.get();
    try {
      open.put(id, answer);
      send(request(id, method, parameters));
      return await(answer, patience);
    } catch (TimeoutException late) {
      throw late(method, patience, strays.get() - before);
    } finally {
      open.remove(id);
    }
  }

  private String request(String id, String method, Map<String, ?> parameters) {
    SequencedMap<String, Object> request = new LinkedHashMap<>();
    request.put("jsonrpc", "2.0");
    request.put("method", method);
    request.put("params", parameters);
    request.put("id", id);
    return json.writeValueAsString(request);
  }

  private void send(String request) throws RpcException {
    RpcException over = ended;
    if (over != null) {
      throw new RpcException(Kind.UNSENT, over.clause());
    }
    if (open.size() > MOST_OPEN) {
      throw new RpcException(Kind.UNSENT, MOST_OPEN + " requests wait for answers");
    }
    try {
      sender.send(request);
    } catch (IOException unsent) {
      throw new RpcException(Kind.UNSENT, String.valueOf(unsent.getMessage()));
    }
  }

  /** What came instead, if anything did, is told: it is another trouble than silence. */
  private static RpcException late(String method, Duration patience, long others) {
    String silence = "no answer to %s within %d ms".formatted(method, patience.toMillis());
    String instead = others == 0 ? "" : ", but %d that answer nobody".formatted(others);
    return new RpcException(Kind.LATE, silence + instead);
  }

  private static JsonNode await(CompletableFuture<JsonNode> answer, Duration patience)
      throws RpcException, TimeoutException {
    try {
      return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new RpcException(Kind.LATE, "interrupted while waiting for its answer");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RpcException exact) {
        throw exact;
      }
      throw new IllegalStateException("A call failed in another way than calls do", failed);
    }
  }

  /** Takes what the server sent. */
  public void received(String text) {
    switch (Answer.read(json, text)) {
      case Answer.Result(String id, JsonNode result) -> {
        CompletableFuture<JsonNode> waiting = open.remove(id);
        if (waiting == null || !waiting.complete(result)) {
          strays.incrementAndGet();
        }
      }
      case Answer.Refusal(String id, int code, String message) -> {
        CompletableFuture<JsonNode> waiting = open.remove(id);
        if (waiting == null
            || !waiting.completeExceptionally(RpcException.refused(code, message))) {
          strays.incrementAndGet();
        }
      }
      case Answer.Stray() -> strays.incrementAndGet();
    }
  }

  /** The connection has ended: nothing that waits will be answered, and nothing can be sent. */
  public void ended(String why) {
    RpcException lost = new RpcException(Kind.LOST, why);
    ended = lost;
    open.values().forEach(waiting -> waiting.completeExceptionally(lost));
  }
}
