package io.ballast.sim;

/**
 * The memory inside a guest: anonymous pages, page cache and free pages share what the balloon
 * leaves, and swap takes what does not fit.
 *
 * <p>Always {@code actual = overhead + anonymous + cache + free}, none of them negative.
 */
final class GuestMemory {
  /** Programs get fresh pages at about this rate: zeroing and faulting bound it. */
  static final long ALLOCATE_KIB_PER_SECOND = Size.mib(1024);

  /** A file server's disk: the cache cannot grow faster than files are read. */
  static final long READ_KIB_PER_SECOND = Size.mib(32);

  /** What a guest's swap disk does in both directions together. */
  static final long SWAP_KIB_PER_SECOND = Size.mib(100);

  /** The kernel's minimum watermark: neither cache nor balloon takes the last free pages. */
  static final long MIN_FREE_KIB = Size.mib(4);

  /** Programs and libraries in use: with less cache than that they are read again and again. */
  static final long HOT_CACHE_KIB = Size.mib(16);

  /** The working set is worked on: each second about half of what is missing of it is touched. */
  static final double TOUCHED_PER_SECOND = 0.5;

  private final GuestSpec spec;
  private final Footprint footprint;
  private final PagingCounters paging = new PagingCounters();
  private long actualKib;
  private long anonymousKib;
  private long swappedKib;
  private long cacheKib;
  private long swapBudgetKib;

  GuestMemory(GuestSpec spec, Footprint footprint) {
    this.spec = spec;
    this.footprint = footprint;
    this.actualKib = spec.maximumKib();
    footprint.use(usedKib());
  }

  /** As if the guest had run for long: its demand is met as far as it fits, its cache filled. */
  void settle(long demandKib) {
    anonymousKib = Math.min(demandKib, freeKib());
    cacheKib = Math.clamp(freeKib() - MIN_FREE_KIB, 0, spec.cacheKib());
    footprint.use(usedKib());
  }

  /** A while begins, in which the swap disk can do so much. */
  void begin(double seconds) {
    swapBudgetKib = Size.moved(SWAP_KIB_PER_SECOND, seconds);
  }

  /**
   * Programs live on for a while that has begun.
   *
   * @return whether the guest's kernel had to kill its programs for want of memory
   */
  boolean live(long demandKib, double seconds) {
    boolean killed = follow(demandKib, seconds);
    pageBack(seconds);
    readFiles(seconds);
    footprint.use(usedKib());
    return killed;
  }

  private boolean follow(long demandKib, double seconds) {
    long held = anonymousKib + swappedKib;
    if (demandKib < held) {
      release(held - demandKib, held);
      return false;
    }
    return !grow(Math.min(demandKib - held, Size.moved(ALLOCATE_KIB_PER_SECOND, seconds)));
  }

  /** Freed memory is a fair sample of what is in memory and what is in swap. */
  private void release(long kib, long held) {
    long fromSwap = kib * swappedKib / held;
    swappedKib -= fromSwap;
    anonymousKib -= kib - fromSwap;
  }

  /** Grows as far as room can be made; kills when there is no room and no swap left to wait for. */
  private boolean grow(long kib) {
    reclaim(kib - freeKib());
    long granted = Math.min(kib, freeKib());
    anonymousKib += granted;
    paging.minorFaults(granted);
    boolean starved = granted < kib && swappedKib == spec.swapKib();
    if (starved) {
      kill();
    }
    return !starved;
  }

  private void kill() {
    anonymousKib = 0;
    swappedKib = 0;
    paging.oomKill();
  }

  /** Makes room: cache first, since dropping clean pages is free; then swap, as fast as it goes. */
  private void reclaim(long kib) {
    long dropped = Math.clamp(kib, 0, cacheKib);
    cacheKib -= dropped;
    long room = Math.min(spec.swapKib() - swappedKib, Math.min(swapBudgetKib, anonymousKib));
    long out = Math.clamp(kib - dropped, 0, room);
    anonymousKib -= out;
    swappedKib += out;
    swapBudgetKib -= out;
    paging.swapOut(out);
  }

  /**
   * Programs touch what was swapped out. It comes back for good where there is room, cache giving
   * way; otherwise something else must go out for it, and the guest thrashes. Half of what the disk
   * can still do is enough for both directions.
   */
  private void pageBack(double seconds) {
    long touched = (long) Math.ceil(swappedKib * Math.min(1, TOUCHED_PER_SECOND * seconds));
    long in = Math.min(touched, swapBudgetKib / 2);
    long spare = Math.max(0, freeKib() - MIN_FREE_KIB);
    long home = Math.min(in, spare + cacheKib);
    cacheKib -= Math.max(0, home - spare);
    anonymousKib += home;
    swappedKib -= home;
    swapBudgetKib -= in + (in - home);
    paging.swapIn(in);
    paging.swapOut(in - home);
  }

  private void readFiles(double seconds) {
    long wanted = spec.cacheKib() - cacheKib;
    long missing = Math.min(HOT_CACHE_KIB, spec.cacheKib()) - cacheKib;
    paging.refaults((long) (Math.max(0, missing) * TOUCHED_PER_SECOND * seconds));
    long read = Math.min(wanted, Size.moved(READ_KIB_PER_SECOND, seconds));
    cacheKib += Math.clamp(freeKib() - MIN_FREE_KIB, 0, Math.max(0, read));
  }

  /**
   * The balloon asks for memory.
   *
   * @return how much it got, in whole pages: less than it asked for when no more can be freed now
   */
  long surrender(long kib) {
    reclaim(kib - (freeKib() - MIN_FREE_KIB));
    long free = freeKib();
    long given = Math.clamp(free - MIN_FREE_KIB, 0, kib) / Size.PAGE_KIB * Size.PAGE_KIB;
    footprint.ballooned(given, free, usedKib());
    actualKib -= given;
    return given;
  }

  /** The balloon gives memory back; it is not touched yet. */
  void receive(long kib) {
    actualKib += kib;
  }

  long actualKib() {
    return actualKib;
  }

  /** What the guest's kernel counts as its memory. */
  long totalKib() {
    return actualKib - spec.overheadKib();
  }

  long freeKib() {
    return totalKib() - anonymousKib - cacheKib;
  }

  long cacheKib() {
    return cacheKib;
  }

  /** What programs could still have without swapping: all cache here is clean. */
  long usableKib() {
    return freeKib() + cacheKib;
  }

  long swappedKib() {
    return swappedKib;
  }

  /** Kernel, programs and cache: every page that holds something. */
  long usedKib() {
    return spec.overheadKib() + anonymousKib + cacheKib;
  }

  PagingCounters paging() {
    return paging;
  }

  /** The part of the last while that the swap disk was busy, 0 to 1: programs wait for it. */
  double stall(double seconds) {
    long whole = Size.moved(SWAP_KIB_PER_SECOND, seconds);
    return whole == 0 ? 0 : 1 - (double) swapBudgetKib / whole;
  }
}
