package io.ballast.app.show;

import static io.ballast.core.model.Memory.text;

import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.DecisionLog;
import io.ballast.core.record.Recorder;
import io.ballast.policy.syntax.Printable;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows each cycle as a table that a person can follow. Whatever guests are called, it is safe. */
public final class Table implements Recorder {
  private static final String CLEAR = "\033[H\033[2J";
  private static final String ROW = "%-20s %-9s %9s %9s %9s %9s  %s%n";
  private static final int DECISIONS = 8;

  /** Enough that some were carried out, however many were put off. */
  private static final int KEPT = 500;

  private static final int NAME = 20;
  private static final int WIDTH = 150;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintWriter out;
  private final boolean live;
  private final List<String> notes;
  private final DecisionLog decisions = new DecisionLog(KEPT);
  private final Deeds deeds = new Deeds();
  private boolean begun;

  /**
   * @param live whether each cycle takes the place of the last on the screen
   */
  public Table(PrintWriter out, boolean live) {
    this(out, live, List.of());
  }

  /**
   * @param notes lines that stand above the table: above the first, or above each if it is live
   */
  public Table(PrintWriter out, boolean live, List<String> notes) {
    this.out = out;
    this.live = live;
    this.notes = List.copyOf(notes);
  }

  @Override
  public void write(CycleRecord cycle) {
    decisions.write(cycle);
    deeds.write(cycle);
    CycleReport report = CycleReport.of(cycle);
    StringBuilder frame = new StringBuilder(live ? CLEAR : "");
    if (live || !begun) {
      notes.forEach(note -> frame.append(Printable.shortened(note, WIDTH)).append('\n'));
    }
    begun = true;
    header(frame, cycle, report);
    frame.append(ROW.formatted("GUEST", "CLASS", "SIZE", "USED", "NEED", "TARGET", "WHY"));
    report.guests().forEach(guest -> row(frame, guest));
    if (report.guests().isEmpty()) {
      frame.append("no guest runs here\n");
    }
    footer(frame, report);
    out.print(frame);
    out.flush();
  }

  private static void header(StringBuilder frame, CycleRecord cycle, CycleReport report) {
    HostRow host = report.host();
    String memory =
        host == null
            ? "not read yet"
            : "%s of %s free (reserve %s), pressure %s, swap %s"
                .formatted(
                    text(host.free()),
                    text(host.total()),
                    text(host.reserve()),
                    percent(host.pressureSome()),
                    text(host.swapUsed()));
    frame.append(
        "cycle %d  %s  host: %s%n"
            .formatted(report.cycle(), TIME.format(cycle.snapshot().at().wall()), memory));
    if (host != null && host.ksm() != null) {
      frame.append(KsmLine.of(host.ksm(), report.ksm(), WIDTH)).append('\n');
    }
    frame.append('\n');
  }

  private static void row(StringBuilder frame, GuestRow guest) {
    String verdict = guest.verdict().isEmpty() ? "" : guest.verdict() + ": ";
    frame.append(
        ROW.formatted(
            Printable.shortened(guest.name(), NAME),
            Printable.shortened(guest.serviceClass(), 9),
            text(guest.size()),
            known(guest.used()),
            known(guest.need()),
            known(guest.target()),
            Printable.shortened(verdict + guest.why(), WIDTH - 72)));
  }

  private void footer(StringBuilder frame, CycleReport report) {
    report.problems().forEach(p -> frame.append(Printable.shortened("! " + p, WIDTH)).append('\n'));
    frame.append("\nlast decisions\n");
    decisions.newest(KEPT).stream()
        .filter(entry -> entry.judged().verdict().acts())
        .limit(DECISIONS)
        .forEach(entry -> frame.append(line(entry)).append('\n'));
    deeds
        .lines()
        .forEach(line -> frame.append(Printable.shortened(line(line), WIDTH)).append('\n'));
    frame.append('\n');
  }

  private static String line(DecisionLog.Entry entry) {
    String change =
        "%s -> %s".formatted(text(entry.judged().fromKib()), text(entry.judged().targetKib()));
    String times = entry.times() > 1 ? " (%d times)".formatted(entry.times()) : "";
    String why = entry.judged().verdict().why();
    String line =
        "  %s  %-20s %-8s %s%s, %s%s"
            .formatted(
                TIME.format(entry.last()),
                Printable.shortened(entry.judged().guestName(), NAME),
                entry.judged().verdict().text(),
                change,
                times,
                entry.outcome(),
                why.isEmpty() ? "" : ", " + why);
    return Printable.shortened(line, WIDTH);
  }

  private static String line(Map.Entry<Instant, String> deed) {
    return "  %s  %s".formatted(TIME.format(deed.getKey()), deed.getValue());
  }

  private static String known(@Nullable Long kib) {
    return kib == null ? "-" : text(kib);
  }

  private static String percent(@Nullable Double value) {
    return value == null ? "unknown (no PSI)" : "%.1f %%".formatted(value);
  }
}
