package io.ballast.app.control;

import io.ballast.app.show.AsciiJson;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What goes back to whoever asked.
 *
 * @param status of HTTP
 * @param type of the content
 */
record Answer(int status, String type, byte[] body) {
  /** Ten thousand guests fit in. */
  private static final int MOST_BYTES = 16 << 20;

  static Answer json(Object shape) {
    return json(HttpStatus.OK_200, shape);
  }

  static Answer text(String text) {
    return bounded(HttpStatus.OK_200, "text/plain;charset=utf-8", text);
  }

  static Answer refused(int status, String sentence) {
    return json(status, Refusal.of(sentence));
  }

  static Answer json(int status, Object shape) {
    return bounded(status, "application/json", AsciiJson.of(shape) + "\n");
  }

  private static Answer bounded(int status, String type, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return body.length <= MOST_BYTES
        ? new Answer(status, type, body)
        : refused(
            HttpStatus.INSUFFICIENT_STORAGE_507,
            "The answer would have more than %d MiB; ask for less.".formatted(MOST_BYTES >> 20));
  }
}
