package io.ballast.app.real;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what real processes do in their own time. */
final class Await {
  private static final Duration STEP = Duration.ofMillis(100);

  private Await() {}

  static void until(String what, Duration most, BooleanSupplier so) {
    until(what, most, so, () -> "");
  }

  /**
   * @param what a sentence's beginning that is to become true
   * @param otherwise what else to say when it did not
   */
  static void until(String what, Duration most, BooleanSupplier so, Supplier<String> otherwise) {
    long end = System.nanoTime() + most.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(
            "%s: not within %d s.%n%s".formatted(what, most.toSeconds(), otherwise.get()));
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
