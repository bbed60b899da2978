package io.ballast.app.show;

import static io.ballast.core.model.Memory.text;

import io.ballast.policy.syntax.Printable;

/** An explanation for people: how old it is, why it is so, and what was decided lately. */
public final class ExplainText {
  private static final int DECISIONS = 8;

  private ExplainText() {}

  /**
   * @param explanation lines, each ended
   */
  public static String of(ExplainReport report, String explanation) {
    StringBuilder lines = new StringBuilder();
    if (report.hypervisor().isAway()) {
      line(lines, "hypervisor", StatusText.hypervisor(report.hypervisor()));
    }
    line(lines, "loop", StatusText.loop(report.loop()));
    lines.append('\n').append(explanation).append('\n');
    report.decisions().stream().limit(DECISIONS).forEach(row -> decision(lines, row));
    return lines.toString();
  }

  private static void decision(StringBuilder lines, DecisionRow row) {
    String times = row.times() > 1 ? " (%d times)".formatted(row.times()) : "";
    String tail = row.outcome() + (row.why().isEmpty() ? "" : "; " + row.why());
    line(
        lines,
        "decided",
        "%s %s %s -> %s%s%s"
            .formatted(
                row.last(),
                row.verdict(),
                text(row.from()),
                text(row.to()),
                times,
                tail.isEmpty() ? "" : ", " + tail));
  }

  private static void line(StringBuilder lines, String word, String text) {
    lines.append("%-11s %s%n".formatted(word, Printable.of(text)));
  }
}
