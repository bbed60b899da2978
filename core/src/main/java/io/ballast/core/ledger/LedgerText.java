package io.ballast.core.ledger;

import io.ballast.core.model.Controls;
import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.IoLimit;
import io.ballast.core.model.KsmKnob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ledger as text: {@code ballast-ledger 1}, the boot, a row a line, {@code end}. It is ASCII,
 * whatever guests are called. Sizes are in KiB, periods of statistics in seconds, of vCPUs in µs,
 * starts in ticks.
 *
 * @param bootId of the boot that the rows are of
 */
record LedgerText(String bootId, List<Row> rows) {
  private static final int VERSION = 1;
  private static final Pattern FIRST = Pattern.compile("ballast-ledger ([0-9]{1,9})");
  private static final Pattern BOOT = Pattern.compile("boot ([!-~]{1,100})");
  private static final String NUMBER = "[0-9]{1,18}";
  private static final Pattern GUEST =
      ofGuest("(balloon|statistics-period|vcpu_period|([a-z_]+) of ([!-~]+))", NUMBER);

  /** A quota of -1 is none. */
  private static final Pattern QUOTA = ofGuest("(vcpu_quota)()()", "-1|" + NUMBER);

  private static final Pattern KSM =
      Pattern.compile(
          "(ksm_[a-z_]+) original (N) written (N) between (N) (N)".replace("N", NUMBER));
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

  private static Pattern ofGuest(String kind, String value) {
    return Pattern.compile(
        kind
            + " ([!-~]+) start (N) original (V) written (V) between (V) (V)"
                .replace("N", NUMBER)
                .replace("V", value)
            + " guest \"([ -~]*)\"");
  }

  LedgerText {
    rows = List.copyOf(rows);
  }

  String text() {
    StringBuilder text = new StringBuilder("ballast-ledger " + VERSION + "\nboot " + bootId + "\n");
    rows.forEach(row -> append(row, text));
    return text.append("end\n").toString();
  }

  private static void append(Row row, StringBuilder text) {
    text.append(kind(row.knob()));
    row.knob().run().ifPresent(run -> append(run, text));
    text.append(" original ").append(row.original());
    text.append(" written ").append(row.written());
    text.append(" between ").append(row.low()).append(' ').append(row.high());
    if (!(row.knob() instanceof Knob.Ksm)) {
      text.append(" guest \"").append(escaped(row.guestName())).append('"');
    }
    text.append('\n');
  }

  private static void append(GuestRun run, StringBuilder text) {
    text.append(' ').append(word(run.id().uuid()));
    text.append(" start ").append(run.startTicks());
  }

  private static String kind(Knob knob) {
    return knob instanceof Knob.Disk(GuestRun _, String disk, IoLimit limit)
        ? limit.field() + " of " + word(disk)
        : knob.place().kind();
  }

  /** Without spaces, too. */
  private static String word(String text) {
    return escaped(text).replace(" ", "\\u0020");
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
        safe.append(c);
      } else {
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return safe.toString();
  }

  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            code ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))));
  }

  /**
   * Reads a text.
   *
   * @param place what people call it
   */
  static LedgerText parse(String text, String place) throws UnreadableLedgerException {
    List<String> lines = text.lines().toList();
    requireVersion(lines.isEmpty() ? "" : lines.getFirst(), place);
    Matcher boot = BOOT.matcher(lines.size() < 2 ? "" : lines.get(1));
    if (!boot.matches()) {
      throw damaged(place, "line 2 does not tell the boot");
    }
    if (!lines.getLast().equals("end") || !text.endsWith("\n")) {
      throw damaged(place, "it breaks off after line " + lines.size());
    }
    List<Row> rows = new ArrayList<>();
    Set<Knob.Place> places = new HashSet<>();
    for (int i = 2; i < lines.size() - 1; i++) {
      Row row = row(lines.get(i), i + 1, place);
      if (!places.add(row.knob().place())) {
        throw damaged(place, "line %d tells of a setting a second time".formatted(i + 1));
      }
      rows.add(row);
    }
    return new LedgerText(boot.group(1), rows);
  }

  private static void requireVersion(String first, String place) throws UnreadableLedgerException {
    Matcher version = FIRST.matcher(first);
    if (!version.matches()) {
      throw damaged(place, "line 1 is not that of a ledger");
    }
    int number = Integer.parseInt(version.group(1));
    if (number != VERSION) {
      throw new UnreadableLedgerException(
          "The ledger %s is of version %d, and this Ballast reads version %d: use the Ballast that wrote it."
              .formatted(place, number, VERSION));
    }
  }

  private static Row row(String line, int number, String place) throws UnreadableLedgerException {
    Matcher guest = (line.startsWith("vcpu_quota ") ? QUOTA : GUEST).matcher(line);
    if (guest.matches()) {
      GuestRun run =
          new GuestRun(new GuestId(unescaped(guest.group(4))), Long.parseLong(guest.group(5)));
      Optional<Knob> knob = knob(guest, run);
      if (knob.isEmpty()) {
        throw damaged(place, "line %d is none of a ledger's".formatted(number));
      }
      return row(knob.get(), unescaped(guest.group(10)), guest, 6);
    }
    Matcher ksm = KSM.matcher(line);
    KsmKnob knob = ksm.matches() ? Controls.KSM.get(ksm.group(1)) : null;
    if (knob == null) {
      throw damaged(place, "line %d is none of a ledger's".formatted(number));
    }
    return row(new Knob.Ksm(knob), "", ksm, 2);
  }

  private static Optional<Knob> knob(Matcher line, GuestRun run) {
    return switch (line.group(1)) {
      case "balloon" -> Optional.of(new Knob.Balloon(run));
      case "statistics-period" -> Optional.of(new Knob.StatisticsPeriod(run));
      case "vcpu_quota" -> Optional.of(new Knob.Cpu(run, CpuKnob.QUOTA));
      case "vcpu_period" -> Optional.of(new Knob.Cpu(run, CpuKnob.PERIOD));
      default ->
          Arrays.stream(IoLimit.values())
              .filter(limit -> limit.field().equals(line.group(2)))
              .findFirst()
              .map(limit -> new Knob.Disk(run, unescaped(line.group(3)), limit));
    };
  }

  private static Row row(Knob knob, String name, Matcher line, int first) {
    return new Row(
        knob,
        name,
        Long.parseLong(line.group(first)),
        Long.parseLong(line.group(first + 1)),
        Long.parseLong(line.group(first + 2)),
        Long.parseLong(line.group(first + 3)));
  }

  private static UnreadableLedgerException damaged(String place, String how) {
    return new UnreadableLedgerException(
        "The ledger %s is damaged, %s: what settings were before Ballast is not known."
            .formatted(place, how));
  }
}
