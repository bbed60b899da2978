package io.ballast.core.collect;

import io.ballast.core.model.Memory;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import java.io.IOException;
import java.util.OptionalLong;

/** A Linux guest's memory, from the texts of its /proc/meminfo and /proc/vmstat. */
public final class ProcMemory {
  private ProcMemory() {}

  /**
   * What the two texts say. The kernel counts major faults among all faults: what is left are the
   * minor ones. A kernel without swap has no counters of it.
   *
   * @throws IOException if a line that every Linux since 3.14 has is missing
   */
  public static MemoryReport report(String meminfo, String vmstat, Moment at) throws IOException {
    MemInfo memory = MemInfo.parse(meminfo);
    long faults = Counters.of(vmstat, "pgfault");
    long major = Counters.of(vmstat, "pgmajfault");
    if (faults < 0 || major < 0) {
      throw new IOException("/proc/vmstat has no line `pgfault` or `pgmajfault`.");
    }
    return new MemoryReport(
        memory.totalKib(),
        memory.freeKib(),
        OptionalLong.of(memory.freeKib() + memory.buffersKib() + memory.cachedKib()),
        OptionalLong.of(memory.availableKib()),
        OptionalLong.of(memory.cachedKib()),
        kib(Counters.of(vmstat, "pswpin")),
        kib(Counters.of(vmstat, "pswpout")),
        major,
        Math.max(0, faults - major),
        OptionalLong.of(memory.swapTotalKib()),
        OptionalLong.of(memory.swapUsedKib()),
        at);
  }

  private static long kib(long pages) {
    return Math.max(0, pages) * Memory.KIB_PER_PAGE;
  }
}
