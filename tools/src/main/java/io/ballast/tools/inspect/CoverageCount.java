package io.ballast.tools.inspect;

import io.ballast.policy.run.Coverage;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what of a program was evaluated. Names that are bound are no expressions. */
public final class CoverageCount {

  private static final class Tally {
    int expressions;
    int evaluated;
    final List<Expr> gaps = new ArrayList<>();
  }

  private final Coverage coverage;
  private Tally tally = new Tally();

  private CoverageCount(Coverage coverage) {
    this.coverage = coverage;
  }

  /** Of each part of the program's source, in their order. */
  public static List<Covered> of(Program program, Coverage coverage) {
    Places places = new Places(program.source());
    CoverageCount count = new CoverageCount(coverage);
    Map<String, Tally> byFile = new LinkedHashMap<>();
    for (Source.Part part : program.source().parts()) {
      byFile.put(part.name(), new Tally());
    }
    for (Expr expression : program.expressions()) {
      count.tally = byFile.computeIfAbsent(places.file(expression.span()), _ -> new Tally());
      count.take(expression);
    }
    return byFile.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  private static Covered of(String file, Tally tally) {
    return new Covered(file, tally.expressions, tally.evaluated, tally.gaps);
  }

  private void take(Expr expression) {
    if (!coverage.has(expression)) {
      tally.gaps.add(expression);
      tally.expressions += size(expression);
      return;
    }
    tally.expressions++;
    tally.evaluated++;
    if (expression instanceof Expr.Listing list) {
      boolean mayBind = Positions.mayBindNames(list);
      Positions.expressions(list).forEach(item -> takeItem(item, mayBind));
    }
  }

  /** A list that was not evaluated, but what is in it was, is part of its form. */
  private void takeItem(Expr item, boolean mayBind) {
    if (coverage.has(item) || !(mayBind && isPartOfItsForm(item))) {
      take(item);
    } else if (item instanceof Expr.Listing list) {
      list.items().forEach(inner -> takeItem(inner, true));
    }
  }

  private boolean isPartOfItsForm(Expr item) {
    return switch (item) {
      case Expr.Symbol _ -> true;
      case Expr.Listing list -> list.items().stream().anyMatch(this::isEvaluatedInPart);
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> false;
      case Expr.BadOctal _, Expr.Operator _ -> false;
    };
  }

  private boolean isEvaluatedInPart(Expr item) {
    return coverage.has(item)
        || item instanceof Expr.Listing list
            && list.items().stream().anyMatch(this::isEvaluatedInPart);
  }

  private static int size(Expr expression) {
    return expression instanceof Expr.Listing list
        ? 1 + Positions.expressions(list).stream().mapToInt(CoverageCount::size).sum()
        : 1;
  }
}
