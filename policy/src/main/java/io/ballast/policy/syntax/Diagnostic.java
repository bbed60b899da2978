package io.ballast.policy.syntax;

import io.ballast.policy.codes.Code;
import org.jspecify.annotations.Nullable;

/**
 * A problem in a text, for people.
 *
 * @param message one sentence
 * @param hint what to do about it; null if there is nothing to add
 */
public record Diagnostic(
    Severity severity, Code code, String message, Span span, @Nullable String hint) {

  public enum Severity {
    /** The text is rejected. */
    ERROR,
    /** Worth a look; the text is accepted. */
    WARNING
  }

  public static Diagnostic error(Code code, String message, Span span) {
    return new Diagnostic(Severity.ERROR, code, message, span, null);
  }

  public static Diagnostic error(Code code, String message, Span span, @Nullable String hint) {
    return new Diagnostic(Severity.ERROR, code, message, span, hint);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
