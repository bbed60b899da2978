package io.ballast.sim;

/**
 * What a guest takes from its host: every page it ever touched and has not ballooned, in memory or
 * in the host's swap.
 */
final class Footprint {
  /** Most of what QEMU's own heap, stacks and device buffers take beside the guest's memory. */
  static final long QEMU_KIB = Size.mib(48);

  private final long processKib;
  private long touchedKib;
  private long swappedKib;
  private long returnedKib;
  private long mergedKib;

  Footprint(long processKib) {
    this.processKib = processKib;
  }

  /** The guest now uses so much; pages it used before stay touched, as free(3) tells no host. */
  void use(long usedKib) {
    touchedKib = Math.max(touchedKib, usedKib);
  }

  /**
   * The balloon took free pages. They are a fair sample of the free ones: as many of them were
   * touched, swapped out by the host, and merged with others', as of all.
   *
   * @param freeKib free in the guest before that, the taken ones included
   */
  void ballooned(long kib, long freeKib, long usedKib) {
    long dirty = Math.max(0, touchedKib - usedKib);
    long dropped = Math.min(dirty, kib * dirty / Math.max(1, freeKib));
    swappedKib -= touchedKib == 0 ? 0 : dropped * swappedKib / touchedKib;
    mergedKib -= touchedKib == 0 ? 0 : dropped * mergedKib / touchedKib;
    touchedKib -= dropped;
    mergedKib = Math.min(mergedKib, presentKib());
  }

  void swapOut(long kib) {
    swappedKib += kib;
  }

  void swapIn(long kib) {
    swappedKib -= kib;
  }

  /** The guest touched so much that was swapped out, whether it could stay in memory or not. */
  void returned(long kib) {
    returnedKib += kib;
  }

  /** All that ever came back from the host's swap: the process's major faults, in KiB. */
  long returnedKib() {
    return returnedKib;
  }

  /** In the host's memory, QEMU included. */
  long residentKib() {
    return processKib + presentKib();
  }

  /** The guest's own part of it, merged pages included. */
  long presentKib() {
    return touchedKib - swappedKib;
  }

  /** Of it, what the host can swap out: to drop a merged page would free nothing. */
  long swappableKib() {
    return presentKib() - mergedKib;
  }

  /** Of what is present, what is mapped to pages that others map too. */
  long mergedKib() {
    return mergedKib;
  }

  /** More of it is merged; with a negative number less. */
  void merge(long kib) {
    mergedKib = Math.clamp(mergedKib + kib, 0, presentKib());
  }

  long swappedKib() {
    return swappedKib;
  }

  /**
   * What the host swapped out of what the guest works on. The host's page ageing takes first what
   * the guest left idle, so only the rest hurts.
   */
  long missedKib(long usedKib) {
    return Math.max(0, swappedKib - Math.max(0, touchedKib - usedKib));
  }

  /** What the guest left idle and the host still holds in memory. */
  long idleKib(long usedKib) {
    return Math.clamp(touchedKib - usedKib - swappedKib, 0, swappableKib());
  }
}
