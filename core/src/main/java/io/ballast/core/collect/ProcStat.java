package io.ballast.core.collect;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.StringTokenizer;

/**
 * The part of /proc/PID/stat that tells what a process is and costs.
 *
 * @param command cut by the kernel after 15 bytes, and the owner's to choose
 * @param parent the process that started it; kernel threads come from {@link #KERNEL}
 * @param cpuTicks CPU time taken, in {@link #TICKS_PER_SECOND}
 * @param startTime clock ticks from the host's start to the process's: a pid with another start
 *     time is another process
 * @param virtualBytes its address space
 */
record ProcStat(
    String command,
    long parent,
    long minorFaults,
    long majorFaults,
    long cpuTicks,
    long startTime,
    long virtualBytes,
    long residentPages) {
  /** Linux tells times to programs in hundredths of a second, whatever it counts in itself. */
  static final long TICKS_PER_SECOND = 100;

  /** The pid from which all kernel threads come. */
  static final long KERNEL = 2;

  // Positions after the closing bracket of the command, which may itself hold spaces and brackets.
  private static final int PARENT = 1;
  private static final int MINOR_FAULTS = 7;
  private static final int MAJOR_FAULTS = 9;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int START_TIME = 19;
  private static final int VIRTUAL_BYTES = 20;
  private static final int RESIDENT_PAGES = 21;

  /**
   * Parses the file's text. A host has a process for each guest, so it is read field by field and
   * nothing is kept of what nobody asks for.
   *
   * @throws IOException if it is not what every Linux gives
   */
  static ProcStat parse(String text) throws IOException {
    int closing = text.lastIndexOf(')');
    StringTokenizer fields = new StringTokenizer(text.substring(closing + 1));
    long parent = number(fields, PARENT);
    long minor = number(fields, MINOR_FAULTS - PARENT - 1);
    long major = number(fields, MAJOR_FAULTS - MINOR_FAULTS - 1);
    long user = number(fields, USER_TICKS - MAJOR_FAULTS - 1);
    long system = number(fields, SYSTEM_TICKS - USER_TICKS - 1);
    long start = number(fields, START_TIME - SYSTEM_TICKS - 1);
    long virtual = number(fields, VIRTUAL_BYTES - START_TIME - 1);
    long resident = number(fields, RESIDENT_PAGES - VIRTUAL_BYTES - 1);
    int opening = text.indexOf('(');
    String command = opening < closing ? text.substring(opening + 1, closing) : "";
    return new ProcStat(command, parent, minor, major, user + system, start, virtual, resident);
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
