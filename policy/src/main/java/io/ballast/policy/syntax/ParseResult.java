package io.ballast.policy.syntax;

import java.util.List;

/**
 * What the parser made of a text.
 *
 * @param program what could be read; to be run only if there are no diagnostics
 * @param diagnostics every problem of the text, in its order
 */
public record ParseResult(Program program, List<Diagnostic> diagnostics) {
  public ParseResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the text reads without a problem. */
  public boolean ok() {
    return diagnostics.isEmpty();
  }
}
