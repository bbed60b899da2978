package io.ballast.core.snapshot;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.model.OtherManager;
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
 * @param contact whether the guests are as they are now, or as they were before the hypervisor went
 * @param managers other programs that turn knobs that are ours: what they own we leave alone
 */
public record Snapshot(
    Moment at,
    @Nullable HostSnapshot host,
    List<GuestSnapshot> guests,
    List<String> problems,
    Contact contact,
    List<OtherManager> managers) {

  public Snapshot {
    guests = List.copyOf(guests);
    problems = List.copyOf(problems);
    managers = List.copyOf(managers);
  }

  /** Guests of a hypervisor that answers, on a host that is ours alone. */
  public Snapshot(
      Moment at, @Nullable HostSnapshot host, List<GuestSnapshot> guests, List<String> problems) {
    this(at, host, guests, problems, Contact.answered(at), List.of());
  }

  /** The same without the problems, once they have been recorded. */
  public Snapshot recorded() {
    return new Snapshot(at, host, guests, List.of(), contact.recorded(), managers);
  }

  /** The guests by their ids. */
  public Map<GuestId, GuestSnapshot> byId() {
    return guests.stream()
        .collect(Collectors.toMap(GuestSnapshot::id, Function.identity(), (first, twin) -> first));
  }
}
