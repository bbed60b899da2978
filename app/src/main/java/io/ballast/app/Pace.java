package io.ballast.app;

import io.ballast.sim.SimHost;
import java.time.Duration;

/** How time passes while nothing is due. */
@FunctionalInterface
public interface Pace {
  void pass(Duration time) throws InterruptedException;

  /** It passes by itself. */
  static Pace real() {
    return Thread::sleep;
  }

  /**
   * It passes in a simulated host, so many times faster than outside; with a factor of 0 it takes
   * no time outside.
   */
  static Pace simulated(SimHost host, double factor) {
    return time -> {
      if (factor > 0) {
        Thread.sleep(Duration.ofNanos(Math.round(time.toNanos() / factor)));
      }
      host.advance(time);
    };
  }
}
