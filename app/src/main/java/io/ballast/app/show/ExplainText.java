package io.ballast.app.show;

import static io.ballast.app.show.GuestsText.known;
import static io.ballast.core.model.Memory.text;

import io.ballast.policy.syntax.Printable;

/** An explanation for people, with the ages of everything in it. */
public final class ExplainText {
  private static final int DECISIONS = 8;

  private ExplainText() {}

  /**
   * @param explanation lines, each ended
   */
  public static String of(ExplainReport report, String explanation) {
    GuestNow guest = report.guest();
    StringBuilder lines = new StringBuilder();
    line(
        lines,
        "guest",
        "%s (%s), class %s".formatted(guest.name(), guest.id(), guest.serviceClass()));
    line(lines, "managed", guest.manageable() ? "yes" : "no: " + guest.obstacle());
    line(lines, "memory", memory(guest));
    line(lines, "statistics", statistics(guest));
    if (report.hypervisor().isAway()) {
      line(lines, "hypervisor", StatusText.hypervisor(report.hypervisor()));
    }
    line(lines, "loop", StatusText.loop(report.loop()));
    lines.append('\n').append(explanation);
    report.decisions().stream().limit(DECISIONS).forEach(row -> decision(lines, row));
    return lines.toString();
  }

  private static String memory(GuestNow guest) {
    return "%s of %s, used %s, need %s, floor %s; read %s"
        .formatted(
            text(guest.size()),
            text(guest.maximum()),
            known(guest.used()),
            known(guest.need()),
            text(guest.floor()),
            Ages.ago(guest.secondsSinceRead()));
  }

  private static String statistics(GuestNow guest) {
    String age =
        guest.statisticsSeconds() == null ? "" : ", " + Ages.text(guest.statisticsSeconds());
    String why = guest.statisticsWhy().isEmpty() ? "" : ": " + guest.statisticsWhy();
    return guest.statistics() + age + why;
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
