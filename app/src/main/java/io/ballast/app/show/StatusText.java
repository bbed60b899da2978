package io.ballast.app.show;

import static io.ballast.core.model.Memory.text;

import io.ballast.policy.syntax.Printable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A daemon's state for people: a word at the left, what is to be said of it at the right. */
public final class StatusText {
  private static final String LINE = "%-11s %s%n";

  private final StringBuilder lines = new StringBuilder();

  private StatusText() {}

  public static String of(StatusReport status) {
    StatusText text = new StatusText();
    text.daemon(status);
    text.line("hypervisor", hypervisor(status.hypervisor()));
    text.line("policy", status.policy() + ", since " + status.policySince());
    text.line("loop", loop(status.loop()));
    text.line("host", host(status.host(), status.hostSecondsSinceRead()));
    text.guests(status.guests());
    if (status.ledgerRows() != null) {
      text.line("ledger", status.ledgerRows() + " settings to undo, by `ballast release`");
    }
    text.problems(status.problems());
    return text.lines.toString();
  }

  private void daemon(StatusReport status) {
    String kind = status.dryRun() ? ", as a dry run: nothing is changed" : "";
    line(
        "ballast",
        "%s, pid %d, since %s (%s)%s"
            .formatted(
                status.version(),
                status.pid(),
                status.since(),
                Ages.text(status.upSeconds()),
                kind));
  }

  static String hypervisor(HypervisorRow row) {
    String answered = "last answered " + Ages.ago(row.secondsSinceAnswer());
    return row.isAway()
        ? "%s is AWAY for %s; %s: %s"
            .formatted(row.name(), Ages.text(row.awaySeconds()), answered, row.why())
        : "%s, %s; %s".formatted(row.name(), row.state(), answered);
  }

  static String loop(LoopRow row) {
    String cycles = "cycle %d, %s".formatted(row.cycles(), Ages.ago(row.secondsSinceCycle()));
    return row.late()
        ? "LATE: %s, due every %s".formatted(cycles, Ages.text(row.intervalSeconds()))
        : cycles;
  }

  private static String host(@Nullable HostRow host, @Nullable Double age) {
    return host == null
        ? "not read yet"
        : "%s of %s free (reserve %s), pressure %s, swap %s; read %s"
            .formatted(
                text(host.free()),
                text(host.total()),
                text(host.reserve()),
                Table.percent(host.pressureSome()),
                text(host.swapUsed()),
                Ages.ago(age));
  }

  private void guests(StatusReport.Guests guests) {
    line("guests", "%d, of which %d can be managed".formatted(guests.all(), guests.manageable()));
    guests.obstacles().forEach((why, count) -> line("", "%d not: %s".formatted(count, why)));
  }

  private void problems(List<String> problems) {
    if (problems.isEmpty()) {
      line("problems", "none");
    }
    for (int i = 0; i < problems.size(); i++) {
      line(i == 0 ? "problems" : "", problems.get(i));
    }
  }

  private void line(String word, String text) {
    lines.append(LINE.formatted(word, Printable.of(text)));
  }
}
