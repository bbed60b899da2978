package io.ballast.app.control;

import io.ballast.app.http.Peers;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** From a request to an answer. Everything here only reads. */
final class Routes extends Handler.Abstract {
  private static final String PATHS =
      "/v1/status, /v1/policy, /v1/guests, /v1/guests/GUEST/explain and /v1/events";

  private final Desk desk;
  private final Peers peers;

  Routes(Desk desk, Peers peers) {
    this.desk = desk;
    this.peers = peers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String objection = peers.objection(request);
    if (!objection.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      send(Answer.refused(HttpStatus.FORBIDDEN_403, objection), response, callback);
    } else if (!HttpMethod.GET.is(request.getMethod())
        && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      send(
          Answer.refused(HttpStatus.METHOD_NOT_ALLOWED_405, "Only GET and HEAD are answered here."),
          response,
          callback);
    } else {
      send(answer(request), response, callback);
    }
    return true;
  }

  private Answer answer(Request request) {
    String path = request.getHttpURI().getPath();
    try {
      Map<String, String> query = query(request.getHttpURI().getQuery());
      List<String> parts = List.of(path.split("/", -1)).stream().skip(1).toList();
      if (parts.size() == 4 && path.startsWith("/v1/guests/") && path.endsWith("/explain")) {
        return desk.explain(decoded(parts.get(2)), "text".equals(query.get("as")));
      }
      return switch (path) {
        case "/v1/status" -> desk.status();
        case "/v1/policy" -> desk.policy();
        case "/v1/guests" -> desk.guests();
        case "/v1/events" -> desk.events(EventsQuery.of(query));
        default ->
            Answer.refused(
                HttpStatus.NOT_FOUND_404, "There is no %s; there are %s.".formatted(path, PATHS));
      };
    } catch (BadQuestion bad) {
      return Answer.refused(HttpStatus.BAD_REQUEST_400, bad.sentence());
    }
  }

  private static Map<String, String> query(@Nullable String raw) throws BadQuestion {
    Map<String, String> values = new HashMap<>();
    for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      values.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    return values;
  }

  private static String decoded(String text) throws BadQuestion {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadQuestion("`%s` is not percent-encoded.".formatted(text));
    }
  }

  static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
