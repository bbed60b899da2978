package io.ballast.core;

import io.ballast.core.model.Moment;
import java.time.Instant;

/** Where the loop gets its time from. */
@FunctionalInterface
public interface Time {
  Moment now();

  /** The machine's own clocks. */
  static Time system() {
    return () -> new Moment(Instant.now(), System.nanoTime());
  }
}
