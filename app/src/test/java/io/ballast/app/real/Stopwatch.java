package io.ballast.app.real;

import java.time.Duration;

/** Measures what the tests tell and do not assert: machines differ. */
record Stopwatch(long begunNanos) {
  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration time() {
    return Duration.ofNanos(System.nanoTime() - begunNanos);
  }

  void tell(String what) {
    System.out.printf("measured: %s: %.2f s%n", what, time().toMillis() / 1000.0);
  }
}
