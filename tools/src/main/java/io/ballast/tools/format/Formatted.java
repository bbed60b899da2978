package io.ballast.tools.format;

import io.ballast.policy.syntax.Diagnostic;
import java.util.List;

/** What the formatter makes of a text. */
public sealed interface Formatted {

  /** The text laid out; the same if it was already. */
  record Text(String text) implements Formatted {}

  /** The text cannot be read: what is no program has no layout. */
  record Refused(List<Diagnostic> diagnostics) implements Formatted {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}
