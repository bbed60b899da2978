package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.collect.History;
import io.ballast.core.model.GuestId;
import io.ballast.core.record.CycleRecord;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Nothing is remembered of guests that are gone, and of those there are only so much. */
final class OblivionLaw implements Run.Law {
  private static final int SAMPLES = 10;

  @Override
  public void check(Cycle cycle) {
    CycleRecord record = cycle.record();
    Set<GuestId> present = cycle.seen().keySet();
    assertThat(record.snapshot().byId()).containsOnlyKeys(present);
    assertThat(record.judgement().state().tracks()).containsOnlyKeys(present);
    Set<String> entities = present.stream().map(GuestId::uuid).collect(Collectors.toSet());
    entities.add("host");
    Set<String> kept = new HashSet<>(record.evaluated().variables().byEntity().keySet());
    assertThat(entities).containsAll(kept);
    record
        .snapshot()
        .guests()
        .forEach(guest -> assertThat(length(guest.history())).isLessThanOrEqualTo(SAMPLES));
  }

  private static int length(History history) {
    return history.samples().size();
  }
}
