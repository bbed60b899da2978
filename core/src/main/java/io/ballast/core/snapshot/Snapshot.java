package io.ballast.core.snapshot;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything seen, at one moment. It never changes.
 *
 * @param host null until the host could be read once
 * @param problems what was due and could not be had since the last cycle
 */
public record Snapshot(
    Moment at, @Nullable HostSnapshot host, List<GuestSnapshot> guests, List<String> problems) {

  public Snapshot {
    guests = List.copyOf(guests);
    problems = List.copyOf(problems);
  }

  /** The same without the problems, once they have been recorded. */
  public Snapshot recorded() {
    return new Snapshot(at, host, guests, List.of());
  }

  /** The same guests on a host that was read otherwise. */
  public Snapshot on(HostSnapshot other) {
    return new Snapshot(at, other, guests, problems);
  }

  /** The guests by their ids. */
  public Map<GuestId, GuestSnapshot> byId() {
    return guests.stream()
        .collect(Collectors.toMap(GuestSnapshot::id, Function.identity(), (first, twin) -> first));
  }
}
