package io.ballast.app.show;

import io.ballast.core.record.Events;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times as people read them. */
final class Ages {
  private Ages() {}

  /** {@code 47 s}; a dash where there is none. */
  static String text(@Nullable Double seconds) {
    return seconds == null ? "-" : Events.text(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** {@code 47 s ago}; {@code never} where there is none. */
  static String ago(@Nullable Double seconds) {
    return seconds == null ? "never" : text(seconds) + " ago";
  }
}
