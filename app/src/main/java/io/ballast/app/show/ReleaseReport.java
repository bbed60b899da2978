package io.ballast.app.show;

import static io.ballast.policy.syntax.Printable.shortened;

import io.ballast.core.ledger.Row;
import io.ballast.core.ledger.Standing;
import io.ballast.core.release.Released;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a release gave back and what it left, as people and programs read it.
 *
 * @param left how many settings stay in the ledger
 */
public record ReleaseReport(boolean dryRun, int left, List<Line> settings) {
  private static final String ROW = "%-20s %-20s %9s %9s %9s  %s%n";

  /**
   * One setting. Values are in KiB, in seconds, or in the knob's own unit.
   *
   * @param id of the guest; null for what concerns the host
   * @param written what Ballast wrote last
   * @param now null where it is not known or no more
   * @param result {@code restored}, {@code theirs}, {@code ended}, {@code rebooted}, {@code
   *     on-its-way} or {@code not-yet}
   * @param why of what is not yet, in a clause
   */
  public record Line(
      @Nullable String id,
      @Nullable String guest,
      String setting,
      long original,
      long written,
      @Nullable Long now,
      String result,
      String why) {}

  public static ReleaseReport of(List<Released> results, boolean dryRun) {
    int left = (int) results.stream().filter(one -> isLeft(one, dryRun)).count();
    return new ReleaseReport(dryRun, left, results.stream().map(ReleaseReport::line).toList());
  }

  /** A dry run leaves what it would not give back; whether a guest would follow it cannot know. */
  private static boolean isLeft(Released one, boolean dryRun) {
    return one.isLeft() && !(dryRun && one.givenBack());
  }

  private static Line line(Released one) {
    Row row = one.row();
    String id = row.knob().run().map(run -> run.id().uuid()).orElse(null);
    return new Line(
        id,
        id == null ? null : row.guestName(),
        row.knob().place().kind(),
        row.original(),
        row.written(),
        now(one.standing()),
        result(one),
        one.why());
  }

  private static @Nullable Long now(Standing standing) {
    return switch (standing) {
      case Standing.Away(long now) -> now;
      case Standing.Back(long now) -> now;
      case Standing.Theirs(long now) -> now;
      case Standing.Ended _, Standing.Rebooted _, Standing.Unseen _ -> null;
    };
  }

  private static String result(Released one) {
    return switch (one.standing()) {
      case Standing.Back _ -> "restored";
      case Standing.Theirs _ -> "theirs";
      case Standing.Ended _ -> "ended";
      case Standing.Rebooted _ -> "rebooted";
      case Standing.Away _, Standing.Unseen _ -> one.givenBack() ? "on-its-way" : "not-yet";
    };
  }

  /** Prints one JSON object on one line, in ASCII. */
  public void printJson(PrintWriter out) {
    JsonMapper mapper = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    out.println(mapper.writeValueAsString(this));
    out.flush();
  }

  /** Prints a table; guests may be called anything. */
  public static void printTable(List<Released> results, boolean dryRun, PrintWriter out) {
    if (results.isEmpty()) {
      out.println("There is nothing to release: the ledger has no settings.");
      out.flush();
      return;
    }
    out.printf(ROW, "GUEST", "SETTING", "BEFORE", "WRITTEN", "NOW", "RESULT");
    results.forEach(one -> print(one, dryRun, out));
    int left = of(results, dryRun).left();
    out.println();
    out.println(left == 0 ? "Nothing is left." : left + " left: call it again when they can.");
    out.flush();
  }

  private static void print(Released one, boolean dryRun, PrintWriter out) {
    Row row = one.row();
    Long now = now(one.standing());
    boolean ofHost = row.knob().run().isEmpty();
    out.printf(
        ROW,
        ofHost ? "(host)" : shortened(row.guestName(), 20),
        row.knob().place().kind(),
        row.knob().text(row.original()),
        row.knob().text(row.written()),
        now == null ? "-" : row.knob().text(now),
        shortened(words(one, dryRun), 100));
  }

  private static String words(Released one, boolean dryRun) {
    return switch (one.standing()) {
      case Standing.Back _ -> "restored";
      case Standing.Theirs _ -> "left, others changed it since";
      case Standing.Ended _ -> "dropped, the guest has ended";
      case Standing.Rebooted _ -> "dropped, the host was started anew";
      case Standing.Away _, Standing.Unseen _ -> unsettled(one, dryRun);
    };
  }

  private static String unsettled(Released one, boolean dryRun) {
    if (!one.givenBack()) {
      return "not yet: " + one.why();
    }
    return dryRun ? "would be restored" : "given back, on its way";
  }
}
