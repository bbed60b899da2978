package io.ballast.host.stomp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One frame of STOMP.
 *
 * @param command such as {@code SEND}
 * @param headers in their order, as they read without escapes; {@code content-length} is not among
 *     them, it follows from the body
 * @param body text; empty if there is none
 */
public record Frame(String command, SequencedMap<String, String> headers, String body) {
  static final String CONTENT_LENGTH = "content-length";

  public Frame {
    headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
  }

  /** A frame without headers and body. */
  public static Frame of(String command) {
    return new Frame(command, new LinkedHashMap<>(), "");
  }

  /** The same with one more header. */
  public Frame with(String name, String value) {
    LinkedHashMap<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Frame(command, more, body);
  }

  /** The same with this body. */
  public Frame withBody(String text) {
    return new Frame(command, headers, text);
  }

  /** The value of a header, if it is there. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  boolean is(String other) {
    return command.equals(other);
  }
}
