package io.ballast.sim;

import java.time.Instant;

/**
 * A moment of the simulation. The world changes in steps of a fixed length, so that one long
 * advance and many short ones end in the same world.
 *
 * @param nanos since the beginning
 * @param begin wall-clock time of the beginning
 */
record SimTime(long nanos, Instant begin) {
  static final long STEP_NANOS = 200_000_000L;
  static final double STEP_SECONDS = STEP_NANOS / 1e9;

  SimTime next() {
    return new SimTime(nanos + STEP_NANOS, begin);
  }

  double seconds() {
    return nanos / 1e9;
  }

  Instant instant() {
    return begin.plusNanos(nanos);
  }

  long wallSeconds() {
    return instant().getEpochSecond();
  }
}
