package io.ballast.policy.run;

import java.util.function.Consumer;

/** Where {@code debug} writes. It is bounded: a policy may call it for every guest, every cycle. */
final class DebugLog {

  private static final int MOST_LINES = 100;
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_LINE = 1_000;

  private final Consumer<String> sink;
  private int lines;

  DebugLog(Consumer<String> sink) {
    this.sink = sink;
  }

  void log(Value[] values) {
    lines++;
    if (lines <= MOST_LINES) {
      sink.accept(line(values));
    } else if (lines == MOST_LINES + 1) {
      sink.accept("Further debug lines of this evaluation are left out.");
    }
  }

  private static String line(Value[] values) {
    StringBuilder line = new StringBuilder();
    for (Value value : values) {
      if (line.length() > LONGEST_LINE) {
        return line.append(" …").toString();
      }
      line.append(line.isEmpty() ? "" : " ").append(Show.value(value, LONGEST_VALUE));
    }
    return line.toString();
  }
}
