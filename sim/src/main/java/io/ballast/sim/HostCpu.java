package io.ballast.sim;

/** The host's CPUs, shared evenly among guests that want more than there is. */
final class HostCpu {
  /** The kernel and its daemons, of all CPUs. */
  private static final double OWN_PART = 0.02;

  private final int count;
  private double guestSeconds;
  private double ownSeconds;
  private double waitSeconds;
  private double granted = 1;

  HostCpu(int count) {
    this.count = count;
  }

  /**
   * A step passes.
   *
   * @param wanted CPUs by all guests together
   * @param kernel CPUs that a thread of the kernel takes before them
   * @param ioStall the part of the step that the swap disk was busy
   */
  void step(double wanted, double kernel, double ioStall, double seconds) {
    double room = count * (1 - OWN_PART) - kernel;
    granted = wanted > room ? room / wanted : 1;
    guestSeconds += wanted * granted * seconds;
    ownSeconds += (count * OWN_PART + kernel) * seconds;
    waitSeconds += Math.max(0, room - wanted * granted) * ioStall * seconds;
  }

  int count() {
    return count;
  }

  /** The part that guests get of what they want. */
  double granted() {
    return granted;
  }

  double guestSeconds() {
    return guestSeconds;
  }

  double ownSeconds() {
    return ownSeconds;
  }

  /** Time that CPUs were idle while the swap disk was busy. */
  double waitSeconds() {
    return waitSeconds;
  }
}
