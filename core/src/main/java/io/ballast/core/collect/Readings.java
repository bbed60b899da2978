package io.ballast.core.collect;

import java.util.List;
import java.util.Optional;

/**
 * What one turn of collecting brought.
 *
 * @param host absent if the host's monitor was not due, or its memory could not be read
 * @param guests absent if the guests' monitor was not due, or the hypervisor could not be asked
 * @param problems one sentence each, for what was due and could not be had
 */
public record Readings(
    Optional<HostReading> host, Optional<List<SampledGuest>> guests, List<String> problems) {

  public Readings {
    guests = guests.map(List::copyOf);
    problems = List.copyOf(problems);
  }
}
