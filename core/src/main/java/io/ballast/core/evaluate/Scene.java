package io.ballast.core.evaluate;

import io.ballast.core.model.GuestFields;
import io.ballast.core.model.HostFields;
import io.ballast.core.model.Tags;
import io.ballast.core.model.TuneFields;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.World;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Makes of a snapshot what a policy sees: {@code Host}, of the guests those that are ready, and
 * {@code Nodes} where a collector reads them.
 */
public record Scene(EntityType host, EntityType guest) {
  static final String HOST_ID = "host";

  public World world(HostSnapshot seen, Snapshot snapshot, Variables variables) {
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    Columns ofHost = new Columns(host, seen.history().newest().layout());
    Entity theHost =
        new SeenEntity(host, 0, HOST_ID, seen.history(), ofHost, Map.of(), Tags.NONE, variables);
    globals.put("Host", new Value.Ref(theHost));
    List<Value> guests = new ArrayList<>();
    List<GuestSnapshot> ready = snapshot.guests().stream().filter(GuestSnapshot::ready).toList();
    if (!ready.isEmpty()) {
      Columns columns = new Columns(guest, ready.getFirst().history().newest().layout());
      for (GuestSnapshot one : ready) {
        guests.add(new Value.Ref(entity(one, guests.size() + 1, columns, variables)));
      }
    }
    globals.put("Guests", new Value.Items(guests));
    String nodes = HostFields.NODES.name();
    if (host.fields().containsKey(nodes)) {
      Value list = theHost.newest(nodes);
      globals.put(nodes, list instanceof Value.Nil ? new Value.Items(List.of()) : list);
    }
    return new World(globals);
  }

  /** Whether the limits of that disk of a guest are under control. */
  boolean limits(Entity disk, String setter) {
    FieldDecl field = guest.fields().get(GuestFields.IO_TUNE.name());
    return disk.type().equals(TuneFields.DISK)
        && field != null
        && field.element() != null
        && field.element().controls().containsKey(setter);
  }

  private Entity entity(GuestSnapshot seen, int place, Columns columns, Variables variables) {
    long pid = seen.reading().pid().orElse(0);
    Map<String, Value> properties =
        Map.of(
            "uuid", Value.of(seen.id().uuid()),
            "name", Value.of(seen.name()),
            "pid", Value.of(pid),
            "class", Value.of(seen.entitlement().className()));
    return new SeenEntity(
        guest,
        place,
        seen.id().uuid(),
        seen.history(),
        columns,
        properties,
        seen.reading().tags(),
        variables);
  }
}
