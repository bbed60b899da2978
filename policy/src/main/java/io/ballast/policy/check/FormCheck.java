package io.ballast.policy.check;

import io.ballast.policy.codes.CallCodes;
import io.ballast.policy.run.Builtins.Signature;
import io.ballast.policy.run.Shape;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import io.ballast.policy.syntax.Expr.Symbol;
import java.util.List;

/** Checks what decides itself which of its parts is evaluated. Arity was checked before. */
final class FormCheck {

  /** A form that is looked at. */
  private record Form(Signature signature, Reach reach) {}

  private final Walk walk;
  private final BranchCheck branches;
  private final Report report;

  FormCheck(Walk walk, BranchCheck branches, Report report) {
    this.walk = walk;
    this.branches = branches;
    this.report = report;
  }

  /** One of MOM's forms. */
  void form(Listing call, Signature signature, Reach reach) {
    List<Expr> items = call.items();
    Form form = new Form(signature, reach);
    switch (signature.name()) {
      case "defvar" -> defvar(items, form);
      case "set", "setq" -> set(items, form);
      case "let" -> let(items, form);
      case "def", "defun" -> def(items, form);
      case "if" -> {
        walk.walk(items.get(1), reach);
        walk.walk(items.get(2), Reach.SOMETIMES);
        walk.walk(items.get(3), Reach.SOMETIMES);
        branches.choice(items);
      }
      case "with" -> with(items, form);
      default -> throw new IllegalStateException("There is no form " + signature.name() + ".");
    }
  }

  private void defvar(List<Expr> items, Form form) {
    requireName(items.get(1), form);
    walk.walk(items.get(2), form.reach());
  }

  private void set(List<Expr> items, Form form) {
    walk.walk(items.get(2), form.reach());
    if (requireName(items.get(1), form) && items.get(1) instanceof Symbol symbol) {
      walk.requireBinding(symbol, form.reach());
    }
  }

  private void let(List<Expr> items, Form form) {
    if (requireList(items.get(1), "The bindings of let", form)) {
      for (Expr binding : ((Listing) items.get(1)).items()) {
        binding(binding, form);
      }
    }
    walk.walkAll(items.subList(2, items.size()), form.reach());
  }

  private void binding(Expr binding, Form form) {
    if (!requireList(binding, "A binding", form)) {
      return;
    }
    List<Expr> pair = ((Listing) binding).items();
    if (pair.size() == 2) {
      requireName(pair.get(0), form);
      walk.walk(pair.get(1), form.reach());
    } else {
      wrong(binding, "A binding has a name and a value.", form);
    }
  }

  /** The body is walked when it is known who calls it. */
  private void def(List<Expr> items, Form form) {
    requireName(items.get(1), form);
    if (requireList(items.get(2), "The parameters", form)) {
      for (Expr parameter : ((Listing) items.get(2)).items()) {
        requireName(parameter, form);
      }
    }
  }

  private void with(List<Expr> items, Form form) {
    if (requireName(items.get(1), form)) {
      walk.walk(items.get(1), form.reach());
      branches.requireList("with", items.get(1), form.reach());
    }
    requireName(items.get(2), form);
    walk.walk(items.get(3), Reach.SOMETIMES);
  }

  /** A loop over a list, with parts that are evaluated for each item. */
  void loop(Listing call, Signature signature, Shape.Each each, Reach reach) {
    Form form = new Form(signature, reach);
    for (int i = 0; i + 1 < call.items().size(); i++) {
      Expr argument = call.items().get(i + 1);
      if (each.names().contains(i)) {
        requireName(argument, form);
      } else {
        walk.walk(argument, i <= each.list() ? reach : Reach.SOMETIMES);
      }
      if (i == each.list()) {
        branches.requireList(signature.name(), argument, reach);
      }
    }
  }

  /** Pairs of a condition and a value. Only the first condition is met by every evaluation. */
  void clauses(Listing call, Signature signature, Reach reach) {
    for (int i = 1; i < call.items().size(); i++) {
      if (!Clauses.isPair(call.items().get(i))) {
        String sentence = "A clause is a condition and a value in round brackets.";
        Reach here = i == 1 ? reach : Reach.SOMETIMES;
        wrong(call.items().get(i), sentence, new Form(signature, here));
      }
    }
    Reach here = reach;
    for (Clauses.Clause clause : Clauses.of(call)) {
      if (!clause.otherwise()) {
        walk.walk(clause.condition(), here);
      }
      walk.walk(clause.value(), Reach.SOMETIMES);
      here = Reach.SOMETIMES;
    }
    branches.clauses(call);
  }

  private boolean requireName(Expr expression, Form form) {
    return expression instanceof Symbol || wrong(expression, "A name is needed here.", form);
  }

  private boolean requireList(Expr expression, String what, Form form) {
    return expression instanceof Listing list && !list.isBlock()
        || wrong(expression, what + " must be a list in round brackets.", form);
  }

  /** Never true: it is not what is needed. */
  private boolean wrong(Expr part, String sentence, Form form) {
    String hint = "It is written " + form.signature().signature() + ".";
    report.failure(form.reach(), CallCodes.FORM, part.span(), sentence, hint);
    return false;
  }
}
