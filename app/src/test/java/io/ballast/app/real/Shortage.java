package io.ballast.app.real;

import io.ballast.lab.HostPressure;

/**
 * A machine that runs short on command, whatever its size and whatever else it does: how much it is
 * left and what Ballast wants free are shares of what is available before. What is left is below
 * the fifth of the memory at which {@code classic} begins to shrink, and below the two reserves
 * that {@code default} wants free; without the shortage it is far above both.
 */
final class Shortage implements AutoCloseable {
  private static final double LEFT = 0.15;
  private static final double RESERVE = 0.20;

  private final HostPressure pressure = HostPressure.take();
  private final long availableMib = HostPressure.availableMib();

  /** What the configuration says of the host's reserve. */
  long reserveMib() {
    return Math.round(availableMib * RESERVE);
  }

  /** Makes the machine short. */
  void begin() {
    long left = pressure.leaveAvailable((int) Math.round(availableMib * LEFT));
    System.out.printf(
        "shortage: %d MiB of %d are left, twice %d are wanted%n", left, availableMib, reserveMib());
  }

  /** Ends it. */
  void end() {
    pressure.release();
  }

  @Override
  public void close() {
    pressure.close();
  }
}
