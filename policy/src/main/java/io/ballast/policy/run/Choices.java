package io.ballast.policy.run;

import static io.ballast.policy.run.Builtin.ANY;
import static io.ballast.policy.run.Builtin.example;
import static io.ballast.policy.run.Builtin.lazy;

import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import java.util.List;

/** What MOM lacks to choose, and to say why. */
final class Choices {

  static final List<Builtin> TABLE =
      List.of(
          lazy(
              "cond",
              1,
              ANY,
              new Shape.Clauses(),
              UnitRule.ANY_OF,
              "(cond (CONDITION VALUE)... (else VALUE))",
              "The value of the first clause whose condition is true; nil if there is none."
                  + " Later clauses are not evaluated.",
              Choices::cond,
              example(
                  "(with Guests g (cond ((> g.balloon_cur 3000) \"large\")"
                      + " ((> g.balloon_cur 1500) \"middle\") (else \"small\")))",
                  "(large middle small)"),
              example("(cond ((< Host.mem_free 1000) 1))", "nil")),
          lazy(
              "because",
              2,
              ANY,
              new Shape.Plain(),
              UnitRule.LAST,
              "(because REASON EXPR...)",
              "Evaluates the expressions and gives the last one's value. Every wish made"
                  + " meanwhile, in functions called too, is recorded and explained with REASON;"
                  + " of several reasons the innermost counts. REASON is a string, cut after 300"
                  + " characters; any other value is written as text.",
              Choices::because,
              example(
                  "(with Guests g (because \"asks back half of what is unused\""
                      + " (g.Control \"balloon_target\" (- g.balloon_cur (/ g.mem_unused 2)))))"
                      + " (with Guests g (g.GetControl \"balloon_target\"))",
                  "(3750.0 1950.0 700.0)")));

  private static final int LONGEST_REASON = 300;

  private Choices() {}

  private static Value cond(Listing call, Context context) {
    List<Expr> clauses = call.items();
    for (int i = 1; i < clauses.size(); i++) {
      List<Expr> clause = clause(clauses.get(i));
      boolean last = i == clauses.size() - 1;
      if (last && isElse(clause.get(0)) || Values.isTrue(context.evaluate(clause.get(0)))) {
        return context.evaluate(clause.get(1));
      }
    }
    return Value.NIL;
  }

  private static List<Expr> clause(Expr expression) {
    if (expression instanceof Listing list && !list.isBlock() && list.items().size() == 2) {
      return list.items();
    }
    throw Failure.at(
        expression.span(), "A clause of cond is a condition and a value in round brackets.");
  }

  private static boolean isElse(Expr condition) {
    return condition instanceof Expr.Name name && name.name().equals("else");
  }

  private static Value because(Listing call, Context context) {
    String reason = Show.line(context.evaluate(call.items().get(1)), LONGEST_REASON);
    String outer = context.effects().because(reason);
    try {
      Value last = Value.NIL;
      for (Expr expression : call.items().subList(2, call.items().size())) {
        last = context.evaluate(expression);
      }
      return last;
    } finally {
      context.effects().because(outer);
    }
  }
}
