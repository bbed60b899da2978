package io.ballast.app.eval;

import io.ballast.app.Wiring;
import io.ballast.core.model.GuestFields;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.HostFields;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.tools.Supplement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the daemon would add to the fields of a file: what it derives, and nil for optional ones.
 */
record Supplements(
    Wiring wiring, Samples host, List<Samples> guests, Snapshots snapshots, Snapshot seen) {

  io.ballast.tools.Snapshot to(io.ballast.tools.Snapshot file) {
    Map<GuestId, GuestSnapshot> byId = seen.byId();
    List<Supplement> ofGuests = new ArrayList<>();
    for (int i = 0; i < guests.size(); i++) {
      ofGuests.add(ofGuest(i, byId.get(Classes.id(i))));
    }
    return file.with(ofHost(), ofGuests);
  }

  private Supplement ofHost() {
    List<Value> reserves = IntStream.range(0, host.count()).mapToObj(this::reserve).toList();
    Map<FieldDecl, List<Value>> derived = Map.of(HostFields.MEM_RESERVE, reserves);
    return new Supplement(withNils(derived, wiring.hostType(), host.count()), Map.of(), List.of());
  }

  private Value reserve(int sample) {
    OptionalLong total = host.number(HostFields.MEM_AVAILABLE, sample);
    return total.isPresent()
        ? Value.of(snapshots.hostReserve().kibOf(total.getAsLong()))
        : Value.NIL;
  }

  private Supplement ofGuest(int guest, @Nullable GuestSnapshot seen) {
    Map<FieldDecl, List<Value>> derived = new LinkedHashMap<>();
    Snapshots.GUEST_FIELDS.forEach(field -> derived.put(field, column(seen, field)));
    derived.put(GuestFields.BALLOON_MIN, column(seen, GuestFields.GUARANTEE));
    String className = snapshots.classes().of(Classes.id(guest).uuid()).name();
    return new Supplement(
        withNils(derived, wiring.guestType(), guests.get(guest).count()),
        Map.of("class", Value.of(className)),
        List.copyOf(wiring.guestType().methods().values()));
  }

  /** A guest that was never seen has no samples, and so no values. */
  private static List<Value> column(@Nullable GuestSnapshot seen, FieldDecl field) {
    return seen == null ? List.of() : seen.history().values(field.name());
  }

  /** These, and every other field that the daemon's samples may lack. */
  private static Map<FieldDecl, List<Value>> withNils(
      Map<FieldDecl, List<Value>> derived, EntityType type, int samples) {
    Map<FieldDecl, List<Value>> all = new LinkedHashMap<>(derived);
    Set<String> names = derived.keySet().stream().map(FieldDecl::name).collect(Collectors.toSet());
    type.fields().values().stream()
        .filter(field -> field.optional() && !names.contains(field.name()))
        .forEach(field -> all.put(field, Collections.nCopies(samples, Value.NIL)));
    return all;
  }
}
