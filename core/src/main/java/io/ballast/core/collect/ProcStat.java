package io.ballast.core.collect;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.StringTokenizer;

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

  /**
   * Parses the file's text. A host has a process for each guest, so it is read field by field and
   * nothing is kept of what nobody asks for.
   *
   * @throws IOException if it is not what every Linux gives
   */
  static ProcStat parse(String text) throws IOException {
    StringTokenizer fields = new StringTokenizer(text.substring(text.lastIndexOf(')') + 1));
    long minor = number(fields, MINOR_FAULTS);
    long major = number(fields, MAJOR_FAULTS - MINOR_FAULTS - 1);
    long start = number(fields, START_TIME - MAJOR_FAULTS - 1);
    long resident = number(fields, RESIDENT_PAGES - START_TIME - 1);
    return new ProcStat(minor, major, start, resident);
  }

  /** The number that stands behind so many other fields. */
  private static long number(StringTokenizer fields, int skipped) throws IOException {
    try {
      for (int i = 0; i < skipped; i++) {
        fields.nextToken();
      }
      return Long.parseLong(fields.nextToken());
    } catch (NoSuchElementException ended) {
      throw new IOException("/proc/PID/stat has fewer fields than every Linux gives.", ended);
    } catch (NumberFormatException odd) {
      throw new IOException("/proc/PID/stat holds a field that is no number.", odd);
    }
  }
}
