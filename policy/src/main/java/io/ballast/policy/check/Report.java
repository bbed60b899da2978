package io.ballast.policy.check;

import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Diagnostic.Severity;
import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a check finds. */
final class Report {

  /** More than anybody reads. */
  private static final int MOST = 1_000;

  /** Names of the policy that a sentence quotes may be of any length. */
  private static final int LONGEST = 300;

  private final List<Diagnostic> found = new ArrayList<>();
  private boolean rejected;

  /** Something that fails whenever it is evaluated. */
  void failure(Reach reach, String code, Span span, String message, @Nullable String hint) {
    add(reach.severity(), code, span, message, hint);
  }

  void failure(Reach reach, String code, Span span, String message) {
    failure(reach, code, span, message, null);
  }

  void warning(String code, Span span, String message, @Nullable String hint) {
    add(Severity.WARNING, code, span, message, hint);
  }

  /** An error always finds room: it decides whether the policy is accepted. */
  private void add(
      Severity severity, String code, Span span, String message, @Nullable String hint) {
    if (found.size() < MOST || (severity == Severity.ERROR && !rejected)) {
      String sentence = Printable.shortened(message, LONGEST);
      String remedy = hint == null ? null : Printable.shortened(hint, LONGEST);
      found.add(new Diagnostic(severity, code, sentence, span, remedy));
    }
    rejected |= severity == Severity.ERROR;
  }

  /** In the order of the text. */
  List<Diagnostic> sorted() {
    return found.stream()
        .sorted(Comparator.comparingInt(diagnostic -> diagnostic.span().start()))
        .toList();
  }
}
