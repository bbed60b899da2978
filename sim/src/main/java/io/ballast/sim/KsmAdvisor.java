package io.ballast.sim;

/** The kernel's advisor in its mode scan-time: it wants each full scan to take so long. */
final class KsmAdvisor {
  static final long FEWEST_PAGES = 500;
  static final long MOST_PAGES = 30_000;
  static final long TARGET_SECONDS = 200;
  static final long MOST_CPU_PERCENT = 70;

  /** How much of a change is taken at once: the kernel's exponentially weighted average. */
  private static final double CHANGE = 0.3;

  private KsmAdvisor() {}

  /**
   * Pages to scan from now on.
   *
   * @param pages those until now
   * @param seconds the full scan took that has just ended
   * @param cpus that ksmd kept busy in it
   */
  static long advise(long pages, double seconds, double cpus) {
    double inTime = pages * seconds / TARGET_SECONDS;
    double smoothed = pages + (inTime - pages) * CHANGE;
    double affordable = pages * MOST_CPU_PERCENT / 100.0 / Math.max(cpus, 0.001);
    return Math.clamp((long) Math.min(smoothed, affordable), FEWEST_PAGES, MOST_PAGES);
  }
}
