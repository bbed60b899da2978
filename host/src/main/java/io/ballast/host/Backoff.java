package io.ballast.host;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * When to try again after failures: after 1 s, then twice as long each time up to 30 s, each up to
 * a fifth longer by chance, so that many programs do not come back together.
 */
public final class Backoff {
  private static final long FIRST = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST = Duration.ofSeconds(30).toNanos();
  private static final int DOUBLINGS = 5;
  private static final double JITTER = 0.2;

  private final LongSupplier nanoTime;
  private final DoubleSupplier random;
  private int failures;
  private long retryAt;

  /**
   * @param nanoTime a clock that only goes forward
   * @param random between 0 and 1
   */
  public Backoff(LongSupplier nanoTime, DoubleSupplier random) {
    this.nanoTime = nanoTime;
    this.random = random;
  }

  public void failed() {
    long pause = FIRST << Math.min(failures, DOUBLINGS);
    double jittered = pause * (1 + JITTER * random.getAsDouble());
    retryAt = nanoTime.getAsLong() + Math.min(LONGEST, (long) jittered);
    failures++;
  }

  public void succeeded() {
    failures = 0;
  }

  /** How long it still is until the next try; zero or less when it is time. */
  public Duration remaining() {
    return failures == 0 ? Duration.ZERO : Duration.ofNanos(retryAt - nanoTime.getAsLong());
  }
}
