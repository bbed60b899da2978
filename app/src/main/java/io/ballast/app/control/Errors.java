package io.ballast.app.control;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** One sentence for what does not get as far as a route: garbage, headers without end, defects. */
final class Errors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code
            ? code
            : HttpStatus.INTERNAL_SERVER_ERROR_500;
    String sentence =
        status >= HttpStatus.INTERNAL_SERVER_ERROR_500
            ? "The question could not be answered; the daemon's log says why."
            : "This is no question that is answered here: %s."
                .formatted(HttpStatus.getMessage(status));
    Routes.send(Answer.refused(status, sentence), response, callback);
    return true;
  }
}
