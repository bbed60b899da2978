package io.ballast.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A point in time on the machine's monotonic clock. The lab waits for real processes, so this is
 * real time and no argument.
 */
record Deadline(long nanos) {
  private static final Duration STEP = Duration.ofMillis(50);

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  boolean passed() {
    return left().isZero();
  }

  /** What the attempt gives, tried again and again until it gives something or time is up. */
  <T> Optional<T> poll(Supplier<Optional<T>> attempt) {
    while (true) {
      Optional<T> result = attempt.get();
      if (result.isPresent() || passed()) {
        return result;
      }
      rest();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while waiting.", e);
    }
  }
}
