package io.ballast.app.show;

import io.ballast.policy.syntax.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Events for people, a line each, oldest first. */
public final class EventsText {
  private static final String ROW = "%-8s  %-17s  %s%n";

  private final DateTimeFormatter time;

  /**
   * @param zone for the time of day
   */
  public EventsText(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  public String of(EventsReport report) {
    StringBuilder lines = new StringBuilder();
    if (report.dropped() > 0) {
      lines.append("%d earlier events were too many to be kept.%n".formatted(report.dropped()));
    }
    if (report.older() > 0) {
      lines.append("%d older events are not shown; see --limit.%n".formatted(report.older()));
    }
    report.events().forEach(event -> lines.append(row(event)));
    if (report.events().isEmpty()) {
      lines.append("Nothing of this happened in the last hour.%n".formatted());
    }
    return lines.toString();
  }

  private String row(EventRow event) {
    String whole =
        event.guest() == null ? event.text() : "guest " + event.guest() + ": " + event.text();
    return ROW.formatted(
        time.format(Instant.parse(event.time())), event.kind(), Printable.of(whole));
  }
}
