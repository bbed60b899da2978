package io.ballast.sim;

import java.time.Instant;
import java.time.InstantSource;

/** The time of a simulated host: it stands still until the host is advanced. */
public final class SimClock implements InstantSource {
  private final SimHost host;

  SimClock(SimHost host) {
    this.host = host;
  }

  /** The wall-clock time: it may be set forward and back, and goes on while the host sleeps. */
  @Override
  public Instant instant() {
    return host.wall();
  }

  /** Nanoseconds since the simulation began; they never go back and stop while the host sleeps. */
  public long nanos() {
    return host.nanos();
  }
}
