package io.ballast.core.collect;

import java.io.IOException;
import java.util.List;

/**
 * The part of /proc/PID/stat that tells what a process costs.
 *
 * @param startTime clock ticks from the host's start to the process's: a pid with another start
 *     time is another process
 */
record ProcStat(long minorFaults, long majorFaults, long startTime, long residentPages) {
  // Positions after the closing bracket of the command, which may itself hold spaces and brackets.
  private static final int MINOR_FAULTS = 7;
  private static final int MAJOR_FAULTS = 9;
  private static final int START_TIME = 19;
  private static final int RESIDENT_PAGES = 21;

  static ProcStat parse(String text) throws IOException {
    List<String> words = Counters.words(text.substring(text.lastIndexOf(')') + 1));
    if (words.size() <= RESIDENT_PAGES) {
      throw new IOException("/proc/PID/stat has fewer fields than every Linux gives.");
    }
    try {
      return new ProcStat(
          Long.parseLong(words.get(MINOR_FAULTS)),
          Long.parseLong(words.get(MAJOR_FAULTS)),
          Long.parseLong(words.get(START_TIME)),
          Long.parseLong(words.get(RESIDENT_PAGES)));
    } catch (NumberFormatException odd) {
      throw new IOException("/proc/PID/stat holds a field that is no number.", odd);
    }
  }
}
