package io.ballast.tools.format;

import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;

/**
 * Lays a policy out. A list stands on one line if it fits and its author did not break it, else its
 * items have a line each, but those that belong to its head. Words, brackets and comments stay as
 * written, and so does the meaning.
 */
public final class Formatter {
  private Formatter() {}

  /** Formats a text; formatting the result again changes nothing. */
  public static Formatted format(Source source) {
    ParseResult parsed = Parser.parse(source);
    return parsed.ok()
        ? new Formatted.Text(Writer.write(Reader.read(source.text())))
        : new Formatted.Refused(parsed.diagnostics());
  }
}
