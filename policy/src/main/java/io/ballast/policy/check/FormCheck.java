package io.ballast.policy.check;

import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.run.Shape;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import java.util.List;

/** Checks the forms that decide themselves what is evaluated. Their arity was checked before. */
final class FormCheck {

  private final Checker checker;
  private final Report report;

  FormCheck(Checker checker, Report report) {
    this.checker = checker;
    this.report = report;
  }

  /** Whether some of the form's parts are names or lists of names, no expressions. */
  static boolean holdsNames(Signature signature) {
    return switch (signature.shape()) {
      case Shape.Plain _ -> false;
      case Shape.Form _ -> !signature.name().equals("if");
      case Shape.Each _, Shape.Clauses _ -> true;
    };
  }

  /** Walks the call if it is such a form of MOM's; otherwise tells so. */
  boolean walk(Listing call, String name, Reach reach) {
    List<Expr> items = call.items();
    switch (name) {
      case "defvar" -> defvar(items, reach);
      case "set", "setq" -> set(items, reach);
      case "let" -> let(items, reach);
      case "def", "defun" -> def(items, reach);
      case "if" -> choose(items, reach);
      case "with" -> with(items, reach);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Walks a call of what MOM does not have. */
  void walkOurs(Listing call, Shape shape, Reach reach) {
    switch (shape) {
      case Shape.Each each -> each(call.items(), each, reach);
      case Shape.Clauses _ -> clauses(call.items(), reach);
      case Shape.Plain _, Shape.Form _ ->
          checker.walkAll(call.items().subList(1, call.items().size()), reach);
    }
  }

  /** What is after the list is evaluated for each item, if there is any. */
  private void each(List<Expr> items, Shape.Each each, Reach reach) {
    for (int i = 1; i < items.size(); i++) {
      if (each.names().contains(i - 1)) {
        requireName(items.get(i), reach);
      } else {
        checker.walk(items.get(i), i - 1 <= each.list() ? reach : Reach.SOMETIMES);
      }
    }
  }

  private void clauses(List<Expr> items, Reach reach) {
    Reach here = reach;
    for (int i = 1; i < items.size(); i++) {
      if (items.get(i) instanceof Listing clause
          && !clause.isBlock()
          && clause.items().size() == 2) {
        if (i < items.size() - 1 || !isElse(clause.items().get(0))) {
          checker.walk(clause.items().get(0), here);
        }
        checker.walk(clause.items().get(1), Reach.SOMETIMES);
      } else {
        report.failure(
            here,
            "form",
            items.get(i).span(),
            "A clause has a condition and a value: (condition value).");
      }
      here = Reach.SOMETIMES;
    }
  }

  private static boolean isElse(Expr condition) {
    return condition instanceof Expr.Name name && name.name().equals("else");
  }

  private void defvar(List<Expr> items, Reach reach) {
    requireName(items.get(1), reach);
    checker.walk(items.get(2), reach);
  }

  private void set(List<Expr> items, Reach reach) {
    checker.walk(items.get(2), reach);
    if (requireName(items.get(1), reach) && items.get(1) instanceof Symbol symbol) {
      checker.requireBinding(symbol, reach);
    }
  }

  private void let(List<Expr> items, Reach reach) {
    if (requireList(items.get(1), "The bindings of let", reach)) {
      ((Listing) items.get(1)).items().forEach(binding -> binding(binding, reach));
    }
    checker.walkAll(items.subList(2, items.size()), reach);
  }

  private void binding(Expr binding, Reach reach) {
    if (!requireList(binding, "A binding", reach)) {
      return;
    }
    List<Expr> pair = ((Listing) binding).items();
    if (pair.size() == 2) {
      requireName(pair.get(0), reach);
      checker.walk(pair.get(1), reach);
    } else {
      report.failure(
          reach, "form", binding.span(), "A binding has a name and a value: (name value).");
    }
  }

  /** The body is walked when it is known who calls it. */
  private void def(List<Expr> items, Reach reach) {
    requireName(items.get(1), reach);
    if (requireList(items.get(2), "The parameters", reach)) {
      ((Listing) items.get(2)).items().forEach(parameter -> requireName(parameter, reach));
    }
  }

  private void choose(List<Expr> items, Reach reach) {
    checker.walk(items.get(1), reach);
    checker.walkAll(items.subList(2, items.size()), Reach.SOMETIMES);
  }

  private void with(List<Expr> items, Reach reach) {
    if (requireName(items.get(1), reach)) {
      checker.walk(items.get(1), reach);
    }
    requireName(items.get(2), reach);
    checker.walk(items.get(3), Reach.SOMETIMES);
  }

  private boolean requireName(Expr expression, Reach reach) {
    if (expression instanceof Symbol) {
      return true;
    }
    report.failure(reach, "form", expression.span(), "A name is needed here.");
    return false;
  }

  private boolean requireList(Expr expression, String what, Reach reach) {
    if (expression instanceof Listing list && !list.isBlock()) {
      return true;
    }
    report.failure(reach, "form", expression.span(), what + " must be a list in round brackets.");
    return false;
  }
}
