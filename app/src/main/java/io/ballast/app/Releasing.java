package io.ballast.app;

import io.ballast.core.release.Release;
import java.time.Duration;

/** Turns a release once a second, for as long as that helps. */
public final class Releasing {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Balloons move in their own time; one that has not moved for so many passes will not. */
  private static final int STILL_ENOUGH = 10;

  private Releasing() {}

  /**
   * Returns when all is given back, when nothing moves any more, or when the time is over.
   *
   * @param most for how long
   */
  public static void run(Release release, Ports ports, Duration most) throws InterruptedException {
    long begin = ports.time().now().nanos();
    int still = 0;
    release.turn();
    while (!release.isDone()
        && still < STILL_ENOUGH
        && ports.time().now().nanos() - begin < most.toNanos()) {
      ports.pace().pass(PAUSE);
      release.turn();
      still = release.moved() ? 0 : still + 1;
    }
  }
}
