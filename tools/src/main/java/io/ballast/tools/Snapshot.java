package io.ballast.tools;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.World;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A host and its guests at one moment, read from a file. */
public final class Snapshot {

  private static final String NODES = SnapshotList.NODES.field();

  private final SnapshotEntity host;
  private final List<SnapshotEntity> guests;

  Snapshot(SnapshotEntity host, List<SnapshotEntity> guests) {
    this.host = host;
    this.guests = List.copyOf(guests);
  }

  /**
   * A moment that is in no file.
   *
   * @param samples how many each entity has
   * @throws IllegalArgumentException if a field has another number of values
   */
  public static Snapshot of(Described host, List<Described> guests, int samples) {
    List<SnapshotEntity> all = new ArrayList<>();
    for (Described guest : guests) {
      all.add(SnapshotFile.entity("guests[" + all.size() + "]", guest, "guest", true, samples));
    }
    return new Snapshot(SnapshotFile.entity("host", host, "host", false, samples), all);
  }

  public Entity host() {
    return host;
  }

  /** In the order of the file. */
  public List<Entity> guests() {
    return List.copyOf(guests);
  }

  /** The variables that the file says an entity keeps. */
  public Map<String, Value> variables(Entity entity) {
    return entity instanceof SnapshotEntity known ? known.variables() : Map.of();
  }

  /** {@code Host} and {@code Guests}, and {@code Nodes} if the host has such a list. */
  public World world() {
    List<Value> refs = guests.stream().<Value>map(Value.Ref::new).toList();
    SequencedMap<String, Value> globals = new LinkedHashMap<>();
    globals.put("Host", new Value.Ref(host));
    globals.put("Guests", new Value.Items(refs));
    if (nodeType() != null) {
      Value nodes = host.newest(NODES);
      globals.put(NODES, nodes instanceof Value.Items ? nodes : new Value.Items(List.of()));
    }
    return new World(globals);
  }

  /**
   * The same with what the file leaves out.
   *
   * @param ofGuests one for each guest, in their order
   */
  public Snapshot with(Supplement ofHost, List<Supplement> ofGuests) {
    List<SnapshotEntity> fuller = new ArrayList<>();
    for (int i = 0; i < guests.size(); i++) {
      fuller.add(guests.get(i).with(ofGuests.get(i)));
    }
    return new Snapshot(host.with(ofHost), fuller);
  }

  /** The fields that the file declares. It declares no controls, so all are unknown. */
  public Vocabulary vocabulary() {
    Vocabulary usual = Vocabulary.of(host.type(), SnapshotFile.guestType(guests));
    EntityType nodes = nodeType();
    return nodes == null ? usual : usual.plus(NODES, new Vocabulary.Many(nodes));
  }

  /** What each node is; null if the host has no list of nodes, not even an empty one. */
  private @Nullable EntityType nodeType() {
    FieldDecl nodes = host.type().fields().get(NODES);
    return nodes == null ? null : nodes.element();
  }
}
