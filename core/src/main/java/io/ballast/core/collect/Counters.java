package io.ballast.core.collect;

/** Parsing of the plain number files under /proc. */
final class Counters {
  /** More than this is told as this, so that sums of a few still fit a long. */
  private static final long MOST = Long.MAX_VALUE / 16;

  private Counters() {}

  /**
   * The number after {@code name} at the start of a line; -1 if there is none. One that no host can
   * have is cut, and does not turn into a small or a negative one.
   */
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

  private static long number(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ':')) {
      at++;
    }
    long value = 0;
    int first = at;
    for (; at < text.length() && isDigit(text.charAt(at)); at++) {
      int digit = text.charAt(at) - '0';
      value = value > (MOST - digit) / 10 ? MOST : value * 10 + digit;
    }
    return at == first ? -1 : value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
