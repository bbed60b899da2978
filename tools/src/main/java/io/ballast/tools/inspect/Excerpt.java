package io.ballast.tools.inspect;

import io.ballast.policy.run.Show;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Printer;

/** Expressions on one line, never longer than asked and safe to print. */
public final class Excerpt {
  private Excerpt() {}

  /** At most {@code limit} chars, however large the expression is. */
  public static String of(Expr expression, int limit) {
    StringBuilder text = new StringBuilder();
    append(text, expression, limit);
    return Printable.shortened(text.toString().replace('\n', ' '), limit);
  }

  private static void append(StringBuilder text, Expr expression, int limit) {
    switch (expression) {
      case Expr.Int number -> text.append(Show.value(new Value.Int(number.value()), limit + 1));
      case Expr.Text string ->
          text.append(
              string.value().length() <= limit
                  ? Printer.print(string)
                  : '"' + string.value().substring(0, limit));
      case Expr.Symbol symbol -> appendCut(text, symbol.name(), limit);
      case Expr.BadOctal octal -> appendCut(text, octal.text(), limit);
      case Expr.Real real -> text.append(Printer.print(real));
      case Expr.Quantity quantity -> {
        append(text, quantity.number(), limit);
        text.append(quantity.suffix().text());
      }
      case Expr.Operator operator -> text.append(operator.name());
      case Expr.Listing list -> appendList(text, list, limit);
    }
  }

  private static void appendCut(StringBuilder text, String word, int limit) {
    text.append(word, 0, Math.min(word.length(), limit + 1));
  }

  private static void appendList(StringBuilder text, Expr.Listing list, int limit) {
    String margin = list.isBlock() ? " " : "";
    text.append(list.bracket().open()).append(margin);
    String gap = "";
    for (Expr item : list.items()) {
      if (text.length() > limit) {
        return;
      }
      text.append(gap);
      append(text, item, limit);
      gap = " ";
    }
    text.append(margin).append(list.bracket().close());
  }
}
