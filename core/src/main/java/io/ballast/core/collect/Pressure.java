package io.ballast.core.collect;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pressure-stall information of one resource: the share of the last ten seconds, in percent, in
 * which some or every task waited for it.
 */
record Pressure(OptionalDouble some, OptionalDouble full) {
  private static final Pattern AVG10 =
      Pattern.compile("^(some|full) avg10=([0-9]+(?:\\.[0-9]+)?)", Pattern.MULTILINE);

  /** Parses a file under /proc/pressure; a line that is not there is absent. */
  static Pressure parse(String text) {
    OptionalDouble some = OptionalDouble.empty();
    OptionalDouble full = OptionalDouble.empty();
    Matcher line = AVG10.matcher(text);
    while (line.find()) {
      OptionalDouble value = OptionalDouble.of(Double.parseDouble(line.group(2)));
      if (line.group(1).equals("some")) {
        some = value;
      } else {
        full = value;
      }
    }
    return new Pressure(some, full);
  }
}
