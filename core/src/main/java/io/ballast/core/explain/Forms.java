package io.ballast.core.explain;

import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Printer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What kind of expression something is. */
final class Forms {
  /** Expressions are shown cut after so many chars. */
  private static final int LONGEST = 300;

  private Forms() {}

  /** On one line, cut where it is long. */
  static String text(Expr expression) {
    String text = Printer.print(expression).replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** The name at the head of a list; empty if there is none. */
  static String head(Expr expression) {
    if (!(expression instanceof Expr.Listing list) || list.isBlock() || list.items().isEmpty()) {
      return "";
    }
    return switch (list.items().getFirst()) {
      case Expr.Symbol symbol -> symbol.name();
      case Expr.Operator operator -> operator.name();
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> "";
      case Expr.BadOctal _, Expr.Listing _ -> "";
    };
  }

  /** The built-in that was called; empty if it was something else. */
  static String builtin(Spot spot) {
    return spot.node().meaning() instanceof Meaning.Other ? head(spot.expression()) : "";
  }

  /** The method of an entity that was called; empty if it was something else. */
  static String method(Spot spot) {
    return spot.expression() instanceof Expr.Listing
            && spot.node().meaning() instanceof Meaning.Member member
        ? member.name()
        : "";
  }

  /** The item of a list; null if it is no list or not as long. */
  static @Nullable Expr item(Expr expression, int index) {
    List<Expr> items = expression instanceof Expr.Listing list ? list.items() : List.of();
    return index < items.size() ? items.get(index) : null;
  }

  static boolean isLiteral(Expr expression) {
    return switch (expression) {
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> true;
      case Expr.Name name -> name.name().equals("nil");
      case Expr.Dotted _, Expr.BadOctal _, Expr.Operator _, Expr.Listing _ -> false;
    };
  }
}
