package io.ballast.host.stomp;

import java.util.Set;

/** How header texts are written: line ends, colons and backslashes have escapes. */
final class Escapes {
  /** These two are written as they are, so that a 1.0 server understands them. */
  private static final Set<String> PLAIN = Set.of("CONNECT", "CONNECTED");

  private Escapes() {}

  static boolean apply(String command) {
    return !PLAIN.contains(command);
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace(":", "\\c");
  }

  /**
   * @throws StompException if it holds an escape that there is not
   */
  static String unescaped(String text) throws StompException {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c == '\\' ? meant(text, ++i) : c);
    }
    return plain.toString();
  }

  private static char meant(String text, int at) throws StompException {
    char escape = at < text.length() ? text.charAt(at) : ' ';
    return switch (escape) {
      case '\\' -> '\\';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'c' -> ':';
      default -> throw new StompException("a header has an escape that STOMP has not");
    };
  }
}
