package io.ballast.sim;

import java.time.Instant;
import java.time.InstantSource;

/** The time of a simulated host: it stands still until the host is advanced. */
public final class SimClock implements InstantSource {
  private final SimHost host;

  SimClock(SimHost host) {
    this.host = host;
  }

  /** The wall-clock time. */
  @Override
  public Instant instant() {
    return host.begin().plusNanos(nanos());
  }

  /** Nanoseconds since the simulation began; they never go back. */
  public long nanos() {
    return host.nanos();
  }
}
