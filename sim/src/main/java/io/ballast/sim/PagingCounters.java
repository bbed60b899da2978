package io.ballast.sim;

/** A guest kernel's counters of paging, from its start. */
final class PagingCounters {
  private long swapInKib;
  private long swapOutKib;
  private long majorFaults;
  private long minorFaults;
  private long oomKills;

  /** One major fault for each page: readahead is left out. */
  void swapIn(long kib) {
    swapInKib += kib;
    majorFaults += kib / Size.PAGE_KIB;
  }

  void swapOut(long kib) {
    swapOutKib += kib;
  }

  /** File pages that were dropped although programs run from them. */
  void refaults(long kib) {
    majorFaults += kib / Size.PAGE_KIB;
  }

  /** Fresh pages. */
  void minorFaults(long kib) {
    minorFaults += kib / Size.PAGE_KIB;
  }

  void oomKill() {
    oomKills++;
  }

  long swapInKib() {
    return swapInKib;
  }

  long swapOutKib() {
    return swapOutKib;
  }

  long majorFaults() {
    return majorFaults;
  }

  long minorFaults() {
    return minorFaults;
  }

  long oomKills() {
    return oomKills;
  }
}
