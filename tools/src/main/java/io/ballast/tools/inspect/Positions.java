package io.ballast.tools.inspect;

import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which parts of a list are expressions, and which are names, parameters and bindings. */
final class Positions {
  private static final Set<String> FUNCTIONS = Set.of("def", "defun");
  private static final Set<String> VARIABLES = Set.of("defvar", "set", "setq");

  /** Forms in which every part that is an expression is known. */
  private static final Set<String> KNOWN =
      Set.of("def", "defun", "defvar", "set", "setq", "let", "with", "if", "cond");

  private Positions() {}

  /** What is evaluated of a list if all of it is, as far as its head tells. */
  static List<Expr> expressions(Expr.Listing list) {
    List<Expr> items = list.items();
    return switch (headOf(list)) {
      case "" -> items;
      case String head when FUNCTIONS.contains(head) -> from(items, 3);
      case String head when VARIABLES.contains(head) -> from(items, 2);
      case "with" -> from(items, 3);
      case "let" -> let(items);
      case "cond" -> clauses(from(items, 1));
      case String _ -> from(items, 1);
    };
  }

  /** Whether a name in such a list that was not evaluated may be one that is bound. */
  static boolean mayBindNames(Expr.Listing list) {
    return !list.isBlock() && !KNOWN.contains(headOf(list));
  }

  private static String headOf(Expr.Listing list) {
    if (list.isBlock() || list.items().isEmpty()) {
      return "";
    }
    return switch (list.items().getFirst()) {
      case Expr.Symbol symbol -> symbol.name();
      case Expr.Operator operator -> operator.name();
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> "?";
      case Expr.BadOctal _, Expr.Listing _ -> "?";
    };
  }

  private static List<Expr> from(List<Expr> items, int first) {
    return first >= items.size() ? List.of() : items.subList(first, items.size());
  }

  private static List<Expr> let(List<Expr> items) {
    List<Expr> all = new ArrayList<>();
    if (items.size() > 1 && items.get(1) instanceof Expr.Listing bindings) {
      for (Expr binding : bindings.items()) {
        if (binding instanceof Expr.Listing pair) {
          all.addAll(from(pair.items(), 1));
        }
      }
    }
    all.addAll(from(items, 2));
    return all;
  }

  /** The word {@code else} is no condition. */
  private static List<Expr> clauses(List<Expr> clauses) {
    return clauses.stream()
        .flatMap(
            clause ->
                clause instanceof Expr.Listing list ? list.items().stream() : Stream.of(clause))
        .filter(part -> !(part instanceof Expr.Name name && name.name().equals("else")))
        .toList();
  }
}
