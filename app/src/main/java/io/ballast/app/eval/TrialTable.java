package io.ballast.app.eval;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trial as a table of wishes and orders. Whatever guests are called, it is safe to print. */
public final class TrialTable {
  private static final int CELL = 40;
  private static final List<String> HEAD =
      List.of("ENTITY", "CONTROL", "WISH", "VERDICT", "TARGET", "WHY");

  private TrialTable() {}

  /** Several lines, each ended. Targets are in the controls' units. */
  public static String text(Trial trial) {
    if (trial.rulings().isEmpty()) {
      return "Nothing is wished, and nothing ordered.\n";
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    trial.rulings().forEach(ruling -> rows.add(row(ruling)));
    int[] widths = new int[HEAD.size()];
    rows.forEach(row -> widen(widths, row));
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static List<String> row(Ruling ruling) {
    Value wished = ruling.wished();
    String grounds =
        ruling.grounds().stream().map(Ground::toString).collect(Collectors.joining("; "));
    String why =
        Stream.of(told(ruling), grounds)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return List.of(
        name(ruling.entity()),
        Printable.shortened(ruling.control(), CELL),
        wished == null ? "-" : Show.value(wished, CELL),
        ruling.verdict(),
        ruling.target().isPresent() ? String.valueOf(ruling.target().getAsLong()) : "-",
        Printable.of(why));
  }

  private static String told(Ruling ruling) {
    return ruling.reason().isEmpty() ? ruling.place() : ruling.place() + ": " + ruling.reason();
  }

  private static String name(Entity entity) {
    return entity.property("name") instanceof Value.Text(String name)
        ? Printable.shortened(name, CELL)
        : Printable.shortened(entity.id(), CELL);
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], row.get(i).length());
    }
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing() + "\n";
  }
}
