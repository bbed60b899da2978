package io.ballast.core.guard;

import io.ballast.core.model.Moment;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Growth that a guest was given and may not have touched yet. Until it has, or some time has
 * passed, the host's free memory still shows what is already spoken for.
 *
 * @param residentKib what the guest's process held on the host when it was given; absent if unknown
 */
public record Grant(long fromKib, long toKib, OptionalLong residentKib, Moment at) {
  private static final Duration SPOKEN_FOR = Duration.ofSeconds(30);

  /** What is still to be expected of it. */
  long outstandingKib(OptionalLong residentNowKib, Moment now) {
    if (now.since(at).compareTo(SPOKEN_FOR) > 0) {
      return 0;
    }
    boolean known = residentKib.isPresent() && residentNowKib.isPresent();
    long touched = known ? residentNowKib.getAsLong() - residentKib.getAsLong() : 0;
    return Math.max(0, toKib - fromKib - Math.max(0, touched));
  }
}
