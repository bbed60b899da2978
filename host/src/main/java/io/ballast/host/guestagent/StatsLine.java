package io.ballast.host.guestagent;

import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What the daemon in a guest answers: {@code key:integer} between commas, in any order. Memory is
 * in KiB; counters run from the guest's start.
 */
public record StatsLine(Map<String, Long> values) {
  private static final String TOTAL = "mem_available";
  private static final String UNUSED = "mem_unused";
  private static final String MAJOR = "major_fault";
  private static final String MINOR = "minor_fault";
  private static final String SWAP_IN = "swap_in";
  private static final String SWAP_OUT = "swap_out";

  /** What a guest says of itself, in the order in which it is written. */
  public static StatsLine of(MemoryReport report) {
    Map<String, Long> values = new LinkedHashMap<>();
    values.put(TOTAL, report.totalKib());
    values.put(UNUSED, report.unusedKib());
    values.put(MAJOR, report.majorFaults());
    values.put(MINOR, report.minorFaults());
    values.put(SWAP_IN, report.swapInKib());
    values.put(SWAP_OUT, report.swapOutKib());
    return new StatsLine(values);
  }

  /**
   * Reads a line.
   *
   * @throws IOException if it is not such a line
   */
  static StatsLine parse(String line) throws IOException {
    Map<String, Long> values = new LinkedHashMap<>();
    for (String part : line.strip().split(",")) {
      int colon = part.indexOf(':');
      String key = part.substring(0, Math.max(0, colon)).strip();
      if (key.isEmpty()) {
        throw new IOException("its answer is not `key:integer,…`");
      }
      values.put(key, number(key, part.substring(colon + 1).strip()));
    }
    return new StatsLine(values);
  }

  private static long number(String key, String text) throws IOException {
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new IOException("its `" + key + "` is not an integer", e);
    }
  }

  /**
   * The same as a report.
   *
   * @throws IOException if something is missing that every such daemon tells
   */
  MemoryReport report(Moment at) throws IOException {
    OptionalLong unsaid = OptionalLong.empty();
    return new MemoryReport(
        value(TOTAL),
        value(UNUSED),
        unsaid,
        unsaid,
        unsaid,
        value(SWAP_IN),
        value(SWAP_OUT),
        value(MAJOR),
        value(MINOR),
        unsaid,
        unsaid,
        at);
  }

  private long value(String key) throws IOException {
    Long value = values.get(key);
    if (value == null) {
      throw new IOException("its answer has no `" + key + "`");
    }
    return value;
  }

  /** The line, without its end. */
  public String text() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
