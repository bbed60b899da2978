package io.ballast.policy.check;

import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Diagnostic.Severity;
import io.ballast.policy.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a check finds. */
final class Report {

  private final List<Diagnostic> found = new ArrayList<>();

  /** Something that fails whenever it is evaluated. */
  void failure(Reach reach, String code, Span span, String message, @Nullable String hint) {
    found.add(new Diagnostic(reach.severity(), code, message, span, hint));
  }

  void failure(Reach reach, String code, Span span, String message) {
    failure(reach, code, span, message, null);
  }

  void warning(String code, Span span, String message, @Nullable String hint) {
    found.add(new Diagnostic(Severity.WARNING, code, message, span, hint));
  }

  /** In the order of the text. */
  List<Diagnostic> sorted() {
    return found.stream()
        .sorted(Comparator.comparingInt(diagnostic -> diagnostic.span().start()))
        .toList();
  }
}
