package io.ballast.policy.syntax;

import io.ballast.policy.codes.ReadingCodes;
import io.ballast.policy.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into tokens and notes every stretch that is none. */
final class Lexer {

  private static final String WHOLE = "(?:0|[1-9][0-9]*+)";
  private static final String EXPONENT = "[eE][+-]?[0-9]++";

  /** Each with the kind it makes, in the order they are tried. An integer ends where it must. */
  private static final List<NumberShape> NUMBERS =
      List.of(
          NumberShape.of(
              Kind.REAL,
              "-?(?:%s?\\.[0-9]++(?:%s)?|%s%s)".formatted(WHOLE, EXPONENT, WHOLE, EXPONENT)),
          NumberShape.of(Kind.HEX, "0[xX][0-9a-fA-F]++"),
          NumberShape.of(Kind.OCTAL, "0o[0-9]++"),
          NumberShape.of(Kind.INTEGER, "-?" + WHOLE + "(?![0-9.eE])"));

  /** Longest first. */
  private static final List<String> OPERATORS =
      List.of("<<", ">>", "<=", ">=", "==", "!=", "+", "-", "*", "/", "<", ">");

  private record NumberShape(Kind kind, Pattern pattern) {
    static NumberShape of(Kind kind, String pattern) {
      return new NumberShape(kind, Pattern.compile(pattern));
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Span> comments = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int at;

  /** Where the unreadable stretch before {@link #at} began; -1 if there is none. */
  private int unreadableFrom = -1;

  Lexer(String text) {
    this.text = text;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Where the comments were that {@link #tokens} passed, each without its line's end. */
  List<Span> comments() {
    return comments;
  }

  List<Token> tokens() {
    while (at < text.length()) {
      int start = at;
      if (next()) {
        reportUnreadable(start);
      } else if (unreadableFrom < 0) {
        unreadableFrom = start;
      }
    }
    reportUnreadable(at);
    return tokens;
  }

  /** Moves on by one token, space or comment; or by an unreadable stretch, and tells so. */
  private boolean next() {
    char c = text.charAt(at);
    if (Letters.isSpace(c)) {
      at++;
      return true;
    }
    return switch (c) {
      case '#' -> comment(text.indexOf('\n', at));
      case '(', '[', '{' -> add(Kind.OPEN, at + 1);
      case ')', ']', '}' -> add(Kind.CLOSE, at + 1);
      case '"', '\'' -> string(c);
      case '%' -> followsNumber() ? add(Kind.PERCENT, at + 1) : numberOrOperator();
      default -> Letters.startsSymbol(c) ? add(Kind.SYMBOL, symbolEnd()) : numberOrOperator();
    };
  }

  private boolean comment(int end) {
    int start = at;
    skipTo(end);
    comments.add(new Span(start, at));
    return true;
  }

  private boolean skipTo(int index) {
    at = index < 0 ? text.length() : index;
    return true;
  }

  private boolean add(Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), new Span(at, end)));
    at = end;
    return true;
  }

  private int symbolEnd() {
    int end = at + 1;
    while (end < text.length() && Letters.continuesSymbol(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private boolean followsNumber() {
    return !tokens.isEmpty() && tokens.getLast().isSuffixable() && tokens.getLast().touches(at);
  }

  private boolean string(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end < text.length()) {
      return add(Kind.STRING, end + 1);
    }
    reportUnreadable(at);
    diagnostics.add(
        Diagnostic.error(
            ReadingCodes.OPEN_STRING,
            "This string never ends.",
            new Span(at, at + 1),
            "Close it with " + quote + "; a backslash keeps the quote after it in the string."));
    return skipTo(-1);
  }

  private boolean numberOrOperator() {
    Matcher matcher = NUMBERS.getFirst().pattern().matcher(text);
    for (NumberShape shape : NUMBERS) {
      if (matcher.usePattern(shape.pattern()).region(at, text.length()).lookingAt()) {
        return add(shape.kind(), matcher.end());
      }
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        return add(Kind.OPERATOR, at + operator.length());
      }
    }
    skipUnreadable();
    return false;
  }

  /** A number such as 007 is unreadable as a whole. */
  private void skipUnreadable() {
    boolean number = Letters.isDigit(text.charAt(at));
    do {
      at++;
    } while (number && at < text.length() && Letters.continuesNumber(text.charAt(at)));
  }

  private void reportUnreadable(int end) {
    if (unreadableFrom >= 0) {
      Span span = new Span(unreadableFrom, end);
      diagnostics.add(Unreadable.diagnose(text.substring(span.start(), end), span));
      unreadableFrom = -1;
    }
  }
}
