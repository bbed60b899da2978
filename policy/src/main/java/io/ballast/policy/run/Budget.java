package io.ballast.policy.run;

import java.time.Duration;

/**
 * What one evaluation may use. Going over is an error of the policy and is never isolated.
 *
 * @param steps expressions evaluated
 * @param depth calls inside calls
 * @param size chars of a string, items of a list, bits of an integer
 */
public record Budget(long steps, Duration time, int depth, long size) {

  /** For a daemon's cycle: ample for real policies over a thousand guests. */
  public static final Budget CYCLE = new Budget(50_000_000, Duration.ofSeconds(5), 500, 1_000_000);
}
