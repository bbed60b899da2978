package io.ballast.sim;

/**
 * What a guest takes from its host: every page it ever touched and has not ballooned, in memory or
 * in the host's swap.
 */
final class Footprint {
  /** QEMU's own heap, stacks and device buffers, resident beside the guest's memory. */
  static final long QEMU_KIB = Size.mib(48);

  private long touchedKib;
  private long swappedKib;
  private long returnedKib;

  /** The guest now uses so much; pages it used before stay touched, as free(3) tells no host. */
  void use(long usedKib) {
    touchedKib = Math.max(touchedKib, usedKib);
  }

  /**
   * The balloon took free pages. They are a fair sample of the free ones: as many of them were
   * touched, and as many swapped out by the host, as of all.
   *
   * @param freeKib free in the guest before that, the taken ones included
   */
  void ballooned(long kib, long freeKib, long usedKib) {
    long dirty = Math.max(0, touchedKib - usedKib);
    long dropped = Math.min(dirty, kib * dirty / Math.max(1, freeKib));
    swappedKib -= touchedKib == 0 ? 0 : dropped * swappedKib / touchedKib;
    touchedKib -= dropped;
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
    return QEMU_KIB + touchedKib - swappedKib;
  }

  /** Of it, what the host can swap out. */
  long swappableKib() {
    return touchedKib - swappedKib;
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
    return Math.max(0, touchedKib - usedKib - swappedKib);
  }
}
