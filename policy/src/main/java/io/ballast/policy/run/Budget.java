package io.ballast.policy.run;

import java.time.Duration;

/**
 * What one evaluation may use. Going over is an error of the policy and is never isolated.
 *
 * @param steps expressions evaluated
 * @param depth lists evaluated inside lists, calls included. Each takes up to 1.2 KB of the
 *     caller's stack
 * @param size chars of a string, items of a list with all lists in it, bits of an integer. All
 *     values of one evaluation together may take {@value #VALUES_AT_FULL_SIZE} times as much
 */
public record Budget(long steps, Duration time, int depth, long size) {

  private static final long LARGEST_SIZE = 100_000_000;

  public Budget {
    if (size > LARGEST_SIZE) {
      throw new IllegalArgumentException("a budget's size is at most " + LARGEST_SIZE);
    }
  }

  /** How many values of full size one evaluation may make. */
  static final int VALUES_AT_FULL_SIZE = 4;

  /** For a daemon's cycle: ample for real policies over a thousand guests. */
  public static final Budget CYCLE = new Budget(50_000_000, Duration.ofSeconds(5), 600, 2_000_000);
}
