package io.ballast.policy.syntax;

import java.util.stream.Collectors;

/** Writes expressions as a text that reads as the same expressions again. */
public final class Printer {

  private Printer() {}

  /** One top-level expression a line. */
  public static String print(Program program) {
    return program.expressions().stream()
        .map(expression -> print(expression) + "\n")
        .collect(Collectors.joining());
  }

  /** One line, unless a string holds a newline. */
  public static String print(Expr expression) {
    return switch (expression) {
      case Expr.Int number -> number.value().toString();
      case Expr.Real real -> real(real.value());
      case Expr.Quantity quantity -> print(quantity.number()) + quantity.suffix().text();
      case Expr.Text text -> quote(text.value());
      case Expr.BadOctal octal -> octal.text();
      case Expr.Symbol symbol -> symbol.name();
      case Expr.Operator operator -> operator.name();
      case Expr.Listing list -> list(list);
    };
  }

  private static String list(Expr.Listing list) {
    return list.items().stream()
        .map(Printer::print)
        .collect(
            Collectors.joining(
                " ",
                String.valueOf(list.bracket().open()),
                String.valueOf(list.bracket().close())));
  }

  /** An infinity can only be written as a number that is too large. */
  private static String real(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "1e999" : "-1e999") : Double.toString(value);
  }

  /** A backslash protects what follows it, so a value may hold both kinds of quotes. */
  private static String quote(String value) {
    char quote = endsEarly(value, '"') ? '\'' : '"';
    return quote + value + quote;
  }

  private static boolean endsEarly(String value, char quote) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == quote) {
        return true;
      }
    }
    return false;
  }
}
