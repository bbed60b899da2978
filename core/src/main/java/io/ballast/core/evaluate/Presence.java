package io.ballast.core.evaluate;

import io.ballast.core.collect.History;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which entities are there: what policies keep with others is forgotten. An object is there as long
 * as one sample of its owner's history knows it, since a busy hypervisor may leave one out.
 */
final class Presence {
  private final Map<String, History> histories = new HashMap<>();

  /** Of owners of which an object was asked for, the objects that are there. */
  private final Map<String, Set<String>> objects = new HashMap<>();

  Presence(Snapshot snapshot) {
    HostSnapshot host = snapshot.host();
    if (host != null) {
      histories.put(Scene.HOST_ID, host.history());
    }
    for (GuestSnapshot guest : snapshot.guests()) {
      histories.put(guest.id().uuid(), guest.history());
    }
  }

  /** Whether an entity is there; the host always is. */
  boolean has(String id) {
    String owner = SeenObject.ownerId(id);
    History history = histories.get(owner);
    if (owner.equals(id)) {
      return history != null || id.equals(Scene.HOST_ID);
    }
    return history != null
        && objects.computeIfAbsent(owner, key -> objects(key, history)).contains(id);
  }

  private static Set<String> objects(String owner, History history) {
    return history.samples().stream()
        .flatMap(sample -> sample.objects().values().stream())
        .flatMap(List::stream)
        .map(object -> SeenObject.id(owner, object))
        .collect(Collectors.toSet());
  }
}
