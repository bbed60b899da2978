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

  /** More than anybody reads. */
  private static final int MOST = 1_000;

  private final List<Diagnostic> found = new ArrayList<>();

  /** Something that fails whenever it is evaluated. */
  void failure(Reach reach, String code, Span span, String message, @Nullable String hint) {
    add(new Diagnostic(reach.severity(), code, message, span, hint));
  }

  void failure(Reach reach, String code, Span span, String message) {
    failure(reach, code, span, message, null);
  }

  void warning(String code, Span span, String message, @Nullable String hint) {
    add(new Diagnostic(Severity.WARNING, code, message, span, hint));
  }

  /** An error always finds room: it decides whether the policy is accepted. */
  private void add(Diagnostic diagnostic) {
    if (found.size() < MOST
        || (diagnostic.isError() && found.stream().noneMatch(Diagnostic::isError))) {
      found.add(diagnostic);
    }
  }

  /** In the order of the text. */
  List<Diagnostic> sorted() {
    return found.stream()
        .sorted(Comparator.comparingInt(diagnostic -> diagnostic.span().start()))
        .toList();
  }
}
