package io.ballast.core.ledger;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.Moment;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells guests that have ended from those that the hypervisor has not told of yet: with very many
 * guests it takes several readings until all have been described once.
 */
final class Absences {
  /** Readings in a row without a guest, and without anyone new, after which it has ended. */
  private static final int ENOUGH = 3;

  private final Map<GuestId, Integer> missed = new HashMap<>();
  private Set<GuestId> known = new HashSet<>();
  private @Nullable Moment readAt;

  /** Looks at a snapshot for guests that there are rows of. */
  void look(Snapshot snapshot, Collection<GuestId> wanted) {
    Moment reading = snapshot.contact().readAt();
    if (reading == null || reading.equals(readAt)) {
      return;
    }
    readAt = reading;
    Set<GuestId> here =
        snapshot.guests().stream().map(GuestSnapshot::id).collect(Collectors.toSet());
    if (!known.containsAll(here)) {
      missed.clear();
    }
    known = here;
    missed.keySet().retainAll(wanted);
    for (GuestId guest : Set.copyOf(wanted)) {
      if (here.contains(guest)) {
        missed.remove(guest);
      } else {
        missed.merge(guest, 1, Integer::sum);
      }
    }
  }

  boolean hasEnded(GuestId guest) {
    return missed.getOrDefault(guest, 0) >= ENOUGH;
  }
}
