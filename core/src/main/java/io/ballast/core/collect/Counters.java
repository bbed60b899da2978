package io.ballast.core.collect;

import java.util.List;

/** Parsing of the plain number files under /proc. */
final class Counters {
  private Counters() {}

  /** The number after {@code name} at the start of a line; -1 if there is none. */
  static long of(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      boolean startsLine = at == 0 || text.charAt(at - 1) == '\n';
      int end = at + name.length();
      if (startsLine && end < text.length() && !Character.isLetterOrDigit(text.charAt(end))) {
        return number(text, end);
      }
    }
    return -1;
  }

  /** The words of a line. */
  static List<String> words(String line) {
    return List.of(line.strip().split("\\s+"));
  }

  private static long number(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
      at++;
    }
    long value = 0;
    int first = at;
    for (; at < text.length() && Character.isDigit(text.charAt(at)); at++) {
      value = value * 10 + (text.charAt(at) - '0');
    }
    return at == first ? -1 : value;
  }
}
