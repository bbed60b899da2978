package io.ballast.policy.syntax;

import java.math.BigInteger;

/** Gives a single token its value. */
final class Atoms {

  /** Reading a decimal number takes time by the square of its length. */
  private static final int MOST_DIGITS = 20_000;

  private Atoms() {}

  static boolean isTooLong(Token token) {
    return switch (token.kind()) {
      case INTEGER, HEX, OCTAL, REAL -> token.text().length() > MOST_DIGITS;
      case OPEN, CLOSE, PERCENT, STRING, SYMBOL, OPERATOR -> false;
    };
  }

  static Expr read(Token token) {
    String text = token.text();
    Span span = token.span();
    return switch (token.kind()) {
      case INTEGER -> new Expr.Int(new BigInteger(text), span);
      case HEX -> new Expr.Int(new BigInteger(text.substring(2), 16), span);
      case OCTAL -> octal(text, span);
      case REAL -> new Expr.Real(Double.parseDouble(text), span);
      case STRING -> new Expr.Text(text.substring(1, text.length() - 1), span);
      case SYMBOL -> symbol(text, span);
      case OPERATOR -> new Expr.Operator(text, span);
      case OPEN, CLOSE, PERCENT -> throw new IllegalArgumentException("no atom: " + text);
    };
  }

  private static Expr octal(String text, Span span) {
    boolean readable = text.chars().noneMatch(c -> c == '8' || c == '9');
    return readable
        ? new Expr.Int(new BigInteger(text.substring(2), 8), span)
        : new Expr.BadOctal(text, span);
  }

  private static Expr.Symbol symbol(String text, Span span) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return new Expr.Name(text, span);
    }
    int end = text.indexOf('.', dot + 1);
    String member = text.substring(dot + 1, end < 0 ? text.length() : end);
    return new Expr.Dotted(text, text.substring(0, dot), member, span);
  }
}
