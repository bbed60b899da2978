package io.ballast.app.show;

import io.ballast.core.model.Moment;
import io.ballast.core.record.Latest;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known at one moment, from which everything shown is made.
 *
 * @param latest absent before the first cycle
 * @param upFor how long the daemon has been there
 * @param now by the clock of this machine
 */
public record View(Facts facts, Optional<Latest> latest, Duration upFor, Moment now) {

  /** Seconds since something was read, rounded to milliseconds. */
  double seconds(Latest known, Moment seen) {
    return seconds(known.ageOf(seen, now));
  }

  static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  /** The time since the last cycle, or since the start if there was none. */
  Duration sinceCycle() {
    return latest.map(known -> known.age(now)).orElse(upFor);
  }

  /** Whether the loop should have finished a cycle by now. */
  boolean isLate() {
    return sinceCycle().compareTo(facts.patience()) > 0;
  }
}
