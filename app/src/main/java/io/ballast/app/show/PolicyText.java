package io.ballast.app.show;

import io.ballast.policy.syntax.Printable;

/** A daemon's policies for people. */
public final class PolicyText {
  private PolicyText() {}

  /** Lines, each ended. */
  public static String of(PolicyReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "in force since %s: %s".formatted(report.since(), report.from()));
    report
        .parts()
        .forEach(part -> line(text, "  %s, %d lines".formatted(part.name(), part.lines())));
    PolicyReport.RefusedRow refused = report.refused();
    if (refused != null) {
      line(text, "refused at %s: %s".formatted(refused.at(), refused.what()));
      refused.why().lines().forEach(why -> line(text, "  " + why));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(Printable.of(line)).append(System.lineSeparator());
  }
}
