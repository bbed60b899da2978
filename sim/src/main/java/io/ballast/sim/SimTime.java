package io.ballast.sim;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment of the simulation, on the clocks that a Linux host has. Its monotonic clock counts from
 * the beginning and stands still while the host sleeps; its wall clock goes on then, and is set
 * forward and back.
 *
 * @param nanos since the beginning, on the monotonic clock
 * @param begin wall-clock time of the beginning
 * @param set by how much the wall clock was set forward since; negative is back
 * @param slept how long the host was suspended since
 */
record SimTime(long nanos, Instant begin, Duration set, Duration slept) {
  static final long STEP_NANOS = 200_000_000L;
  static final double STEP_SECONDS = STEP_NANOS / 1e9;

  /** The host was booted so long before the simulation began. */
  static final long UPTIME_SECONDS = 3_600;

  private static final double NANOS = 1e9;

  /** The beginning. */
  static SimTime at(Instant begin) {
    return new SimTime(0, begin, Duration.ZERO, Duration.ZERO);
  }

  SimTime next() {
    return new SimTime(nanos + STEP_NANOS, begin, set, slept);
  }

  /** The wall clock is set. */
  SimTime set(Duration by) {
    return new SimTime(nanos, begin, set.plus(by), slept);
  }

  /** The host slept and woke up. */
  SimTime sleep(Duration time) {
    return new SimTime(nanos, begin, set, slept.plus(time));
  }

  /** Since the beginning, on the monotonic clock. */
  double seconds() {
    return nanos / NANOS;
  }

  /** Since the host's boot, on the monotonic clock: the time in which its CPUs could work. */
  double awakeSeconds() {
    return UPTIME_SECONDS + seconds();
  }

  /** Since the host's boot, sleep included: uptime and processes' starts count so. */
  double bootSeconds() {
    return awakeSeconds() + slept.toNanos() / NANOS;
  }

  /** What the wall clock says now about when the host was booted; it moves when that is set. */
  long bootedAtSecond() {
    return begin.plus(set).getEpochSecond() - UPTIME_SECONDS;
  }

  Instant instant() {
    return wall(nanos);
  }

  /** What the wall clock shows at a monotonic time, if nothing sets it until then. */
  Instant wall(long atNanos) {
    return begin.plusNanos(atNanos).plus(set).plus(slept);
  }

  long wallSeconds() {
    return instant().getEpochSecond();
  }
}
