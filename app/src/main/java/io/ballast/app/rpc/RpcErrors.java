package io.ballast.app.rpc;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** One sentence for what does not get as far as a call. */
final class RpcErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code
            ? code
            : HttpStatus.INTERNAL_SERVER_ERROR_500;
    String sentence =
        "This is no call that is answered here: %s.%n".formatted(HttpStatus.getMessage(status));
    Calls.send(status, "text/plain", sentence.getBytes(StandardCharsets.UTF_8), response, callback);
    return true;
  }
}
