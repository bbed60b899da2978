package io.ballast.sim;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * All that a simulation depends on: the same scenario always gives the same run.
 *
 * @param guests those running at the beginning, settled as if they had run for long
 * @param events in order of time
 * @param seed of what is left to chance while it runs
 * @param duration how long it is meant to run; a host may be advanced beyond it
 */
public record Scenario(
    HostSpec host, List<GuestSpec> guests, List<Timed> events, long seed, Duration duration) {

  /** An event and when it happens. */
  public record Timed(Duration at, Event event) {}

  public Scenario {
    guests = List.copyOf(guests);
    events = events.stream().sorted(Comparator.comparing(Timed::at)).toList();
  }

  /** Guests on a host to which nothing happens. */
  public static Scenario quiet(HostSpec host, GuestSpec... guests) {
    return new Scenario(host, List.of(guests), List.of(), 1, Duration.ofMinutes(10));
  }
}
