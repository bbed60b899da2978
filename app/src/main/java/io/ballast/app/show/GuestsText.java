package io.ballast.app.show;

import static io.ballast.core.model.Memory.text;

import io.ballast.policy.syntax.Printable;
import org.jspecify.annotations.Nullable;

/** Guests for people, a line each. Whatever they are called, it is safe. */
public final class GuestsText {
  private static final String ROW = "%-20s %-9s %-9s %9s %9s %9s %9s %9s %9s %6s  %s%n";
  private static final int NAME = 20;
  private static final int OBSTACLE = 80;

  private GuestsText() {}

  public static String of(GuestsReport report) {
    StringBuilder lines = new StringBuilder(warnings(report));
    lines.append(
        ROW.formatted(
            "GUEST", "CLASS", "STATE", "SIZE", "MAXIMUM", "USED", "NEED", "TARGET", "STATS", "READ",
            "MANAGED"));
    report.guests().forEach(guest -> lines.append(row(guest)));
    return lines.toString();
  }

  /** What makes all numbers below older than they should be. */
  private static String warnings(GuestsReport report) {
    String away = report.hypervisor().isAway() ? StatusText.hypervisor(report.hypervisor()) : "";
    String late = report.loop().late() ? "The loop is " + StatusText.loop(report.loop()) : "";
    StringBuilder lines = new StringBuilder();
    for (String warning : new String[] {away, late}) {
      lines.append(warning.isEmpty() ? "" : "! " + Printable.of(warning) + "\n");
    }
    return lines.toString();
  }

  private static String row(GuestNow guest) {
    return ROW.formatted(
        Printable.shortened(guest.name(), NAME),
        Printable.shortened(guest.serviceClass(), 9),
        guest.state(),
        text(guest.size()),
        text(guest.maximum()),
        known(guest.used()),
        known(guest.need()),
        known(guest.target()),
        statistics(guest),
        Ages.text(guest.secondsSinceRead()),
        Printable.shortened(guest.manageable() ? "yes" : "no: " + guest.obstacle(), OBSTACLE));
  }

  private static String statistics(GuestNow guest) {
    String age = Ages.text(guest.statisticsSeconds());
    return switch (guest.statistics()) {
      case "fresh" -> age;
      case "stale" -> age + "!";
      default -> "none";
    };
  }

  static String known(@Nullable Long kib) {
    return kib == null ? "-" : text(kib);
  }
}
