package io.ballast.core.model;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time, told twice: for people, and for measuring.
 *
 * @param wall what a clock on the wall shows; it may jump
 * @param nanos monotonic, from an arbitrary start; differences are what counts
 */
public record Moment(Instant wall, long nanos) {

  /** The time from {@code earlier} to this, never negative. */
  public Duration since(Moment earlier) {
    return Duration.ofNanos(Math.max(0, nanos - earlier.nanos));
  }

  /** Seconds from {@code earlier} to this, never negative. */
  public double secondsSince(Moment earlier) {
    return Math.max(0, nanos - earlier.nanos) / 1e9;
  }
}
