package io.ballast.app.policytest;

import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.inspect.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;

/** Takes the parts of a test's clauses, each with a sentence for what is not as it must be. */
record Reading(Source source, Asking asking) {
  private static final int SHOWN = 40;

  Malformed malformed(Expr at, String sentence) {
    return new Malformed(source, at.span(), sentence);
  }

  /** A list that begins with a name. */
  Expr.Listing clause(Expr expression, String example) throws Malformed {
    if (expression instanceof Expr.Listing list
        && !list.isBlock()
        && !list.items().isEmpty()
        && list.items().getFirst() instanceof Expr.Symbol) {
      return list;
    }
    throw malformed(
        expression,
        "%s is no clause; one looks like %s.".formatted(Excerpt.of(expression, SHOWN), example));
  }

  static String head(Expr.Listing clause) {
    return clause.items().getFirst() instanceof Expr.Symbol symbol ? symbol.name() : "";
  }

  static List<Expr> rest(Expr.Listing clause) {
    return clause.items().subList(1, clause.items().size());
  }

  /** A clause with so many parts besides its head. */
  List<Expr> parts(Expr.Listing clause, int least, int most, String example) throws Malformed {
    List<Expr> parts = rest(clause);
    if (parts.size() < least || parts.size() > most) {
      throw malformed(clause, "A clause %s is written like %s.".formatted(head(clause), example));
    }
    return parts;
  }

  String text(Expr expression, String what, String example) throws Malformed {
    if (expression instanceof Expr.Text text) {
      return text.value();
    }
    throw malformed(
        expression,
        "%s must be a string here, such as %s, not %s."
            .formatted(what, example, Excerpt.of(expression, SHOWN)));
  }

  /** A name, with or without quotes. */
  String name(Expr expression) throws Malformed {
    return switch (expression) {
      case Expr.Text text -> text.value();
      case Expr.Symbol symbol -> symbol.name();
      case Expr.Int _,
          Expr.Real _,
          Expr.Quantity _,
          Expr.BadOctal _,
          Expr.Operator _,
          Expr.Listing _ ->
          throw malformed(
              expression,
              "A name is needed here, not %s.".formatted(Excerpt.of(expression, SHOWN)));
    };
  }

  /** A number, text, boolean or nil. */
  Value value(Expr expression, List<Expr> definitions) throws Malformed {
    try {
      Value value = asking.value(expression, definitions, new LinkedHashMap<>());
      if (value.lasts()) {
        return value;
      }
    } catch (Asking.NoValue e) {
      throw malformed(
          expression,
          "%s has no value: %s Give a number, a text, or an expression of the file's own names."
              .formatted(Excerpt.of(expression, SHOWN), e.sentence()));
    }
    throw malformed(
        expression,
        "%s is a list or a function; a value is a number, a text, a boolean or nil."
            .formatted(Excerpt.of(expression, SHOWN)));
  }
}
