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
import java.util.stream.IntStream;

/**
 * What the daemon would add to the fields of a file: what it derives, and nil for optional ones.
 */
record Supplements(
    Wiring wiring, Samples host, List<Samples> guests, Snapshots snapshots, Snapshot seen) {

  io.ballast.tools.Snapshot to(io.ballast.tools.Snapshot file) {
    Map<GuestId, GuestSnapshot> byId = seen.byId();
    List<Supplement> ofGuests = new ArrayList<>();
    for (int i = 0; i < guests.size(); i++) {
      GuestSnapshot guest = byId.get(Classes.id(i));
      ofGuests.add(guest == null ? unseen() : ofGuest(guest, guests.get(i).count()));
    }
    return file.with(ofHost(), ofGuests);
  }

  private Supplement ofHost() {
    Map<FieldDecl, List<Value>> fields = optional(wiring.hostType(), host.count());
    fields.put(
        HostFields.MEM_RESERVE, IntStream.range(0, host.count()).mapToObj(this::reserve).toList());
    return new Supplement(fields, Map.of());
  }

  private Value reserve(int sample) {
    OptionalLong total = host.number(HostFields.MEM_AVAILABLE, sample);
    return total.isPresent()
        ? Value.of(snapshots.hostReserve().kibOf(total.getAsLong()))
        : Value.NIL;
  }

  private Supplement ofGuest(GuestSnapshot guest, int samples) {
    Map<FieldDecl, List<Value>> fields = optional(wiring.guestType(), samples);
    Snapshots.GUEST_FIELDS.forEach(
        field -> fields.put(field, guest.history().values(field.name())));
    fields.put(GuestFields.BALLOON_MIN, guest.history().values(GuestFields.GUARANTEE.name()));
    return new Supplement(fields, Map.of("class", Value.of(guest.entitlement().className())));
  }

  /** A guest without samples has the fields of the others, so that they are no errors of it. */
  private Supplement unseen() {
    Map<FieldDecl, List<Value>> fields = optional(wiring.guestType(), 0);
    Snapshots.GUEST_FIELDS.forEach(field -> fields.put(field, List.of()));
    fields.put(GuestFields.BALLOON_MIN, List.of());
    return new Supplement(fields, Map.of());
  }

  private static Map<FieldDecl, List<Value>> optional(EntityType type, int samples) {
    Map<FieldDecl, List<Value>> nils = new LinkedHashMap<>();
    type.fields().values().stream()
        .filter(FieldDecl::optional)
        .forEach(field -> nils.put(field, Collections.nCopies(samples, Value.NIL)));
    return nils;
  }
}
