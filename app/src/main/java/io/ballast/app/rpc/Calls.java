package io.ballast.app.rpc;

import io.ballast.app.http.Peers;
import io.ballast.app.mom.Mom;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/** From a request to an answer, whatever its path. Each connection has one, as with MOM. */
final class Calls extends Handler.Abstract {
  /** Tens of thousands of lines; with all connections together a quarter of the daemon's heap. */
  private static final int MOST_BYTES = 2 << 20;

  private final Mom mom;
  private final @Nullable Peers peers;
  private final Setters setters;
  private final Consumer<String> warnings;

  /**
   * @param peers who may ask; null where nobody can be told from another
   */
  Calls(Mom mom, @Nullable Peers peers, Setters setters, Consumer<String> warnings) {
    this.mom = mom;
    this.peers = peers;
    this.setters = setters;
    this.warnings = warnings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String objection = peers == null ? "" : peers.objection(request);
    if (!objection.isEmpty()) {
      send(HttpStatus.FORBIDDEN_403, "text/plain", bytes(objection), response, callback);
    } else if (!HttpMethod.POST.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "POST");
      send(
          HttpStatus.METHOD_NOT_ALLOWED_405,
          "text/plain",
          bytes("Calls are posted here, as XML-RPC."),
          response,
          callback);
    } else if (request.getLength() > MOST_BYTES) {
      tooLarge(response, callback);
    } else {
      Content.Source.asByteArrayAsync(request, MOST_BYTES, new Answering(response, callback));
    }
    return true;
  }

  /** Goes on when the whole request is there; no thread waits for it. */
  private final class Answering extends Promise.Invocable.Abstract<byte[]> {
    private final Response response;
    private final Callback callback;

    Answering(Response response, Callback callback) {
      super(InvocationType.BLOCKING);
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void succeeded(byte[] body) {
      send(HttpStatus.OK_200, "text/xml", answer(body), response, callback);
    }

    @Override
    public void failed(Throwable failure) {
      if (failure instanceof IllegalStateException) {
        tooLarge(response, callback);
      } else {
        callback.failed(failure);
      }
    }
  }

  private byte[] answer(byte[] body) {
    try {
      Call call = XmlReader.call(body);
      Method method = Method.of(call.method()).orElseThrow(() -> Fault.unsupported(call.method()));
      if (method.sets() && !setters.admit(method.word())) {
        return XmlWriter.answer(false);
      }
      return XmlWriter.answer(method.call(mom, call));
    } catch (Fault fault) {
      return XmlWriter.fault(fault);
    } catch (RuntimeException | StackOverflowError defect) {
      warnings.accept("a remote call failed by a defect of Ballast; please report it: " + defect);
      return XmlWriter.fault(
          new Fault(Fault.CALL, "The call could not be answered; the daemon's log says why."));
    }
  }

  private static void tooLarge(Response response, Callback callback) {
    send(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "text/plain",
        bytes("A call may have %d MiB at most.".formatted(MOST_BYTES >> 20)),
        response,
        callback);
  }

  private static byte[] bytes(String sentence) {
    return (sentence + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static void send(int status, String type, byte[] body, Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
