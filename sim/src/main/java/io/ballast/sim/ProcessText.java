package io.ballast.sim;

import java.util.Locale;

/** Processes as the kernel writes them. */
final class ProcessText {
  /** The kernel cuts names of processes at 15 characters. */
  static final String COMMAND = "qemu-system-x86";

  /** Of the 52 fields of {@code /proc/PID/stat}, those after rss that matter to nobody here. */
  private static final String REST = " 0".repeat(28);

  /** What a daemon takes: it is part of the host's own. */
  private static final long DAEMON_KIB = Size.mib(8);

  private ProcessText() {}

  /** {@code /proc/PID/stat}: pages are 4 KiB, times are ticks. */
  static String stat(SimGuest guest) {
    PagingCounters paging = guest.paging();
    long majorFaults = guest.footprint().returnedKib() / Size.PAGE_KIB;
    long cpu = CpuText.ticks(guest.cpuNanos() / 1e9);
    return guest.pid()
        + " ("
        + COMMAND
        + ") S 1 1 1 0 -1 4194304 "
        + paging.minorFaults()
        + " 0 "
        + majorFaults
        + " 0 "
        + cpu
        + " 0 0 0 20 0 "
        + threads(guest)
        + " 0 "
        + guest.startTicks()
        + " "
        + virtualKib(guest) * 1024
        + " "
        + guest.residentKib() / Size.PAGE_KIB
        + REST
        + "\n";
  }

  /** {@code /proc/PID/status}: of its lines those about memory, and who it is. */
  static String status(SimGuest guest) {
    long resident = guest.residentKib();
    return "Name:\t"
        + COMMAND
        + "\nState:\tS (sleeping)\nPid:\t"
        + guest.pid()
        + "\nPPid:\t1\n"
        + line("VmSize", virtualKib(guest))
        + line("VmRSS", resident)
        + line("RssAnon", resident)
        + line("RssFile", 0)
        + line("VmSwap", guest.footprint().swappedKib())
        + "Threads:\t"
        + threads(guest)
        + "\n";
  }

  /**
   * {@code /proc/PID/stat} of a process that is no guest's.
   *
   * @param systemSeconds CPU time that it took in the kernel
   */
  static String stat(HostProcess process, double systemSeconds) {
    return process.pid()
        + " ("
        + process.name()
        + ") S "
        + process.parent()
        + (process.ofKernel() ? " 0 0 0 -1 2129984 0 0 0 0 0 " : " 1 1 0 -1 4194304 0 0 0 0 0 ")
        + CpuText.ticks(systemSeconds)
        + " 0 0 20 0 1 0 "
        + process.startTicks()
        + (process.ofKernel() ? " 0 0" : " " + DAEMON_KIB * 1024 + " " + DAEMON_KIB / 4)
        + REST
        + "\n";
  }

  /** {@code /proc/PID/status} of a process that is no guest's: the kernel's threads own nothing. */
  static String status(HostProcess process) {
    return "Name:\t"
        + process.name()
        + "\nState:\tS (sleeping)\nPid:\t"
        + process.pid()
        + "\nPPid:\t"
        + process.parent()
        + "\n"
        + (process.ofKernel() ? "" : line("VmSize", DAEMON_KIB) + line("VmRSS", DAEMON_KIB))
        + "Threads:\t1\n";
  }

  private static long virtualKib(SimGuest guest) {
    return guest.spec().maximumKib() + 16 * Footprint.QEMU_KIB;
  }

  private static int threads(SimGuest guest) {
    return guest.spec().vcpus() + 3;
  }

  private static String line(String name, long kib) {
    return String.format(Locale.ROOT, "%s:\t%8d kB\n", name, kib);
  }
}
