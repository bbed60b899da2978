package io.ballast.app.config;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * How a key's value is written.
 *
 * @param doc what may be written, for the manual
 * @param lines whether continuation lines make sense in it
 */
record ValueType<T>(String doc, Parser<T> parser, Function<T, String> renderer, boolean lines) {

  /** Text to value; {@code base} is the folder that relative paths start from. */
  interface Parser<T> {
    T parse(String text, Path base) throws BadValue;
  }

  /** Reads a trimmed text. */
  T parse(String text, Path base) throws BadValue {
    return parser.parse(text, base);
  }

  /** The text that reads as {@code value}. */
  String render(T value) {
    return renderer.apply(value);
  }
}
