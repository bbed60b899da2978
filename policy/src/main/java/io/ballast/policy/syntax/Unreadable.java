package io.ballast.policy.syntax;

import io.ballast.policy.codes.ReadingCodes;

/** Says what is wrong with a stretch of text that is no token. */
final class Unreadable {

  private static final int SHOWN = 40;

  private Unreadable() {}

  static Diagnostic diagnose(String text, Span span) {
    String shown = Printable.shortened(text, SHOWN);
    if (Letters.isDigit(text.charAt(0))) {
      return Diagnostic.error(
          ReadingCodes.BAD_NUMBER, "\"" + shown + "\" is not a number.", span, numberHint(text));
    }
    return Diagnostic.error(
        ReadingCodes.UNREADABLE, "\"" + shown + "\" cannot be read here.", span, hint(text));
  }

  private static String numberHint(String text) {
    if (text.endsWith(".")) {
      return "Write a digit after the point: " + Printable.shortened(text, SHOWN) + "0.";
    }
    if (text.length() > 1 && text.charAt(0) == '0' && Letters.isDigit(text.charAt(1))) {
      return "A number has no leading zero; an octal one begins with 0o.";
    }
    return "Numbers look like 5, -5, 1.5, .5, 1e3, 0x1F or 0o17.";
  }

  private static String hint(String text) {
    return switch (text.charAt(0)) {
      case ';' -> "A comment begins with #.";
      case ',' -> "Arguments are separated by spaces.";
      case '=' -> "Equality is ==, a variable is changed by (set name value).";
      case '!' -> "Not equal is !=, negation is (not x).";
      case '\uFEFF' -> "The file begins with a byte order mark; save it as plain UTF-8.";
      default -> "What is no number, name, string or bracket belongs in a string or a comment.";
    };
  }
}
