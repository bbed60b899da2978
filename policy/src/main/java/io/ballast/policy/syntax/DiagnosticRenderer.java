package io.ballast.policy.syntax;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints diagnostics as {@code FILE:LINE:COLUMN: error[CODE]: message}, the line with a caret, a
 * hint.
 */
public final class DiagnosticRenderer {

  /** Longer lines are shown as a stretch around the place. */
  private static final int WIDTH = 110;

  private static final int BEFORE = 60;

  private final Source source;

  public DiagnosticRenderer(Source source) {
    this.source = source;
  }

  /** All of them, one after another; each ends its last line. */
  public String render(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(this::render).collect(Collectors.joining());
  }

  /** Several lines, each ended. Whatever the text holds, nothing in them can steer a terminal. */
  public String render(Diagnostic diagnostic) {
    Source.Place place = source.place(diagnostic.span().start());
    String kind =
        "%s[%s]: ".formatted(diagnostic.isError() ? "error" : "warning", diagnostic.code());
    String head = "%s:%d:%d: ".formatted(place.part(), place.line(), place.column());
    String hint = diagnostic.hint() == null ? "" : "  hint: " + diagnostic.hint() + "\n";
    return Printable.of(head + kind + diagnostic.message())
        + "\n"
        + excerpt(place, diagnostic.span())
        + Printable.of(hint, '\n');
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private static String excerpt(Source.Place place, Span span) {
    String line = withoutReturn(place.lineText());
    int at = place.column() - 1;
    int from = line.length() <= WIDTH ? 0 : Math.max(0, at - BEFORE);
    int to = Math.min(line.length(), from + WIDTH);
    int marked = Math.clamp((long) span.end() - span.start(), 1, Math.max(1, to - at));
    return "  %s\n  %s%s\n"
        .formatted(
            Printable.of(line.substring(from, to)).stripTrailing(),
            " ".repeat(at - from),
            "^".repeat(marked));
  }
}
