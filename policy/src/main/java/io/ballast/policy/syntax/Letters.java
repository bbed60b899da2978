package io.ballast.policy.syntax;

/** Which characters make what. */
final class Letters {

  private Letters() {}

  /** Exactly what Python's regular expressions call white space. */
  static boolean isSpace(char c) {
    return c <= ' ' ? c >= '\t' && c <= '\r' || c >= 28 : c > 127 && isWideSpace(c);
  }

  private static boolean isWideSpace(char c) {
    return c == 0x85
        || Character.getType(c) == Character.SPACE_SEPARATOR
        || c == 0x2028
        || c == 0x2029;
  }

  static boolean startsSymbol(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  static boolean continuesSymbol(char c) {
    return startsSymbol(c) || isDigit(c) || c == '.' || c == '-';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean continuesNumber(char c) {
    return isDigit(c) || c == '.' || c == 'e' || c == 'E';
  }
}
