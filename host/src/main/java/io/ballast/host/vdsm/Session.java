package io.ballast.host.vdsm;

import io.ballast.host.jsonrpc.RpcClient;
import io.ballast.host.jsonrpc.RpcException;
import io.ballast.host.stomp.Bounds;
import io.ballast.host.stomp.Frame;
import io.ballast.host.stomp.StompConnection;
import io.ballast.host.stomp.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;

/** One connection to vdsm, with a queue of its own for the answers. */
final class Session implements AutoCloseable {
  private static final String REQUESTS = "jms.topic.vdsm_requests";

  private final String replies = UUID.randomUUID().toString();
  private final RpcClient calls = new RpcClient(this::send);
  private final StompConnection connection;

  private Session(VdsmSettings settings, Optional<SSLContext> tls, Duration patience) {
    Wire wire = new Wire(settings.host(), settings.port(), tls);
    StompConnection.Terms terms =
        new StompConnection.Terms(settings.heartBeat(), patience, Bounds.usual());
    connection = StompConnection.start(wire, terms, new Ear(calls));
  }

  /** Hands over what comes. */
  private record Ear(RpcClient calls) implements StompConnection.Listener {
    @Override
    public void received(Frame frame) {
      if (frame.command().equals("MESSAGE")) {
        calls.received(frame.body());
      }
    }

    @Override
    public void ended(IOException why) {
      calls.ended(Clauses.of(why));
    }
  }

  /**
   * Connects, and subscribes to the answers.
   *
   * @throws IOException if that did not come about within the patience
   */
  static Session open(VdsmSettings settings, Optional<SSLContext> tls, Duration patience)
      throws IOException {
    Session session = new Session(settings, tls, patience);
    try {
      session.connection.ready().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      session.connection.send(
          Frame.of("SUBSCRIBE")
              .with("destination", session.replies)
              .with("ack", "auto")
              .with("id", session.replies));
      return session;
    } catch (TimeoutException late) {
      session.close();
      throw new IOException("no connection within %d ms".formatted(patience.toMillis()), late);
    } catch (InterruptedException stopped) {
      session.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while connecting", stopped);
    } catch (ExecutionException failed) {
      session.close();
      throw new IOException(Clauses.of(failed.getCause()), failed);
    }
  }

  boolean isOpen() {
    return connection.isOpen();
  }

  JsonNode call(String method, Map<String, ?> parameters, Duration patience) throws RpcException {
    return calls.call(method, parameters, patience);
  }

  private void send(String request) throws IOException {
    connection.send(
        Frame.of("SEND")
            .with("destination", REQUESTS)
            .with("content-type", "application/json")
            .with("reply-to", replies)
            .withBody(request));
  }

  @Override
  public void close() {
    connection.close();
  }
}
