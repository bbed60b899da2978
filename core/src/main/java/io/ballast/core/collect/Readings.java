package io.ballast.core.collect;

import io.ballast.core.model.OtherManager;
import java.util.List;
import java.util.Optional;

/**
 * What one turn of collecting brought.
 *
 * @param host absent if the host's monitor was not due, or its memory could not be read
 * @param guests absent if the guests' monitor was not due, or the hypervisor could not be asked
 * @param problems one sentence each, for what was due and could not be had
 * @param away why the hypervisor could not be asked; absent if it was not due, or answered
 * @param managers other programs that turn knobs that are ours, as last looked for
 */
public record Readings(
    Optional<HostReading> host,
    Optional<List<SampledGuest>> guests,
    List<String> problems,
    Optional<String> away,
    List<OtherManager> managers) {

  public Readings {
    guests = guests.map(List::copyOf);
    problems = List.copyOf(problems);
    managers = List.copyOf(managers);
  }

  /** Readings of a host that is ours alone, and of a hypervisor that was not due, or answered. */
  public Readings(
      Optional<HostReading> host, Optional<List<SampledGuest>> guests, List<String> problems) {
    this(host, guests, problems, Optional.empty(), List.of());
  }
}
