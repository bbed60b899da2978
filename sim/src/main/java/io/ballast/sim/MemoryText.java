package io.ballast.sim;

/** The host's memory as the kernel writes it. */
final class MemoryText {
  /** Of the cache, what holds block devices' own pages. */
  private static final long BUFFERS_PART = 16;

  private static final long HUGEPAGE_KIB = 2048;

  private MemoryText() {}

  /**
   * {@code /proc/meminfo}. The host's own use is half daemons' anonymous memory and half the
   * kernel's; with guests, cache, hugepages and free pages that is all of MemTotal.
   */
  static String meminfo(HostSpec spec, HostMemory memory) {
    StringBuilder text = new StringBuilder(1024);
    long buffers = memory.cacheKib() / BUFFERS_PART;
    long daemons = spec.ownKib() / 2;
    long slab = memory.ownKib() - daemons;
    line(text, "MemTotal", spec.totalKib());
    line(text, "MemFree", memory.freeKib());
    line(text, "MemAvailable", memory.availableKib());
    line(text, "Buffers", buffers);
    line(text, "Cached", memory.cacheKib() - buffers);
    line(text, "SwapCached", 0);
    line(text, "SwapTotal", spec.swapKib());
    line(text, "SwapFree", spec.swapKib() - memory.swappedKib());
    line(text, "Dirty", 0);
    line(text, "Writeback", 0);
    line(text, "AnonPages", daemons + memory.takenKib());
    line(text, "Shmem", 0);
    line(text, "Slab", slab);
    line(text, "SReclaimable", 0);
    line(text, "SUnreclaim", slab);
    hugepages(text, memory);
    return text.toString();
  }

  private static void hugepages(StringBuilder text, HostMemory memory) {
    count(text, "HugePages_Total", memory.hugepagesKib() / HUGEPAGE_KIB);
    count(text, "HugePages_Free", memory.reservedKib() / HUGEPAGE_KIB);
    count(text, "HugePages_Rsvd", 0);
    count(text, "HugePages_Surp", 0);
    line(text, "Hugepagesize", HUGEPAGE_KIB);
    line(text, "Hugetlb", memory.hugepagesKib());
  }

  /** {@code /proc/vmstat}: of its lines, those that this kernel has something to say in. */
  static String vmstat(HostSpec spec, HostMemory memory) {
    long in = pages(memory.swapInKib());
    long out = pages(memory.swapOutKib());
    return "nr_free_pages "
        + pages(memory.freeKib())
        + "\nnr_anon_pages "
        + pages(spec.ownKib() / 2 + memory.takenKib())
        + "\nnr_file_pages "
        + pages(memory.cacheKib())
        + "\npgpgin "
        + memory.swapInKib()
        + "\npgpgout "
        + memory.swapOutKib()
        + "\npswpin "
        + in
        + "\npswpout "
        + out
        + "\npgfault "
        + in
        + "\npgmajfault "
        + in
        + "\noom_kill "
        + memory.oomKills()
        + "\n";
  }

  private static long pages(long kib) {
    return kib / Size.PAGE_KIB;
  }

  private static void line(StringBuilder text, String name, long kib) {
    aligned(text, name, kib).append(" kB\n");
  }

  private static void count(StringBuilder text, String name, long count) {
    aligned(text, name, count).append('\n');
  }

  private static StringBuilder aligned(StringBuilder text, String name, long value) {
    String digits = Long.toString(value);
    int blanks = Math.max(1, 24 - name.length() - 1 - digits.length());
    return text.append(name).append(':').repeat(" ", blanks).append(digits);
  }
}
