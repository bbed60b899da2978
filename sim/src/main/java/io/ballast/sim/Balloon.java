package io.ballast.sim;

import java.util.Set;

/** A guest's balloon: where it should be, and how it gets there in its own time. */
final class Balloon {
  private final GuestSpec spec;
  private final GuestMemory memory;
  private long targetKib;
  private boolean outOfPuff;

  Balloon(GuestSpec spec, GuestMemory memory) {
    this.spec = spec;
    this.memory = memory;
    this.targetKib = spec.maximumKib();
  }

  /**
   * Accepts a target, which the device can only express in whole pages of balloon.
   *
   * @param kib from 0 to the guest's maximum
   */
  void aim(long kib) {
    long pages = (spec.maximumKib() - Math.clamp(kib, 0, spec.maximumKib())) / Size.PAGE_KIB;
    targetKib = spec.maximumKib() - pages * Size.PAGE_KIB;
  }

  /**
   * Goes on toward the target for a while. Without a driver the pages went back with it; stuck,
   * without a device, or inhibited by one passed through, nothing moves.
   */
  void move(Set<Fault> faults, double seconds) {
    outOfPuff = false;
    if (faults.contains(Fault.STUCK_BALLOON) || inhibited()) {
      return;
    }
    long goal = faults.contains(Fault.NO_DRIVER) ? spec.maximumKib() : targetKib;
    double worked =
        faults.contains(Fault.SLOW_BALLOON) ? seconds * BalloonRates.SLOW_PART : seconds;
    if (goal < memory.actualKib()) {
      inflate(memory.actualKib() - goal, worked);
    } else if (goal > memory.actualKib()) {
      deflate(goal - memory.actualKib(), worked);
    }
  }

  private boolean inhibited() {
    return !spec.traits().balloonDevice() || spec.traits().hostDevices();
  }

  private void inflate(long kib, double seconds) {
    long asked = Math.min(kib, wholePages(spec.balloon().inflateKibPerSecond(), seconds));
    outOfPuff = memory.surrender(asked) < asked;
  }

  private void deflate(long kib, double seconds) {
    memory.receive(Math.min(kib, wholePages(spec.balloon().deflateKibPerSecond(), seconds)));
  }

  private static long wholePages(long rate, double seconds) {
    return Size.moved(rate, seconds) / Size.PAGE_KIB * Size.PAGE_KIB;
  }

  long targetKib() {
    return targetKib;
  }

  /** Whether the guest could not free what the last step asked for; the driver spins meanwhile. */
  boolean outOfPuff() {
    return outOfPuff;
  }
}
