package io.ballast.policy.check;

import io.ballast.policy.codes.ReadingCodes;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Span;
import io.ballast.policy.syntax.Suffix;
import java.util.List;

/** Finds numbers that touch a suffix and have no unit, because the text uses it as a name. */
final class SuffixNames {
  private final String text;
  private final Report report;

  private SuffixNames(String text, Report report) {
    this.text = text;
    this.report = report;
  }

  static void check(Program program, Report report) {
    new SuffixNames(program.source().text(), report).checkAll(program.expressions());
  }

  private void checkAll(List<Expr> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Expr.Listing list) {
        checkAll(list.items());
      } else if (i > 0
          && items.get(i) instanceof Expr.Name name
          && items.get(i - 1) instanceof Expr.Numeral number
          && touches(number, name)
          && Suffix.of(name.name()).isPresent()) {
        report(number, name);
      }
    }
  }

  /** Only a decimal number can have a suffix. */
  private boolean touches(Expr.Numeral number, Expr.Name name) {
    Span span = number.span();
    boolean decimal =
        span.end() - span.start() < 3 || "xXo".indexOf(text.charAt(span.start() + 1)) < 0;
    return decimal && span.end() == name.span().start();
  }

  private void report(Expr.Numeral number, Expr.Name name) {
    report.warning(
        ReadingCodes.SUFFIX_IS_A_NAME,
        new Span(number.span().start(), name.span().end()),
        "This is a number and the name %s, which the program uses elsewhere."
            .formatted(name.name()),
        "For a number with a unit, call the variable something else.");
  }
}
