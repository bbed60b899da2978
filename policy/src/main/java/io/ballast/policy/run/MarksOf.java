package io.ballast.policy.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The marks of all entities that have some. An entity that knows its place needs no hashing. */
final class MarksOf {
  private static final int FIRST_ROOM = 16;

  /** No entity's place is beyond; others that say so are hashed. */
  private static final int MOST_PLACES = 1 << 20;

  private final List<Marks> inOrder = new ArrayList<>();
  private @Nullable Marks[] byPlace = new @Nullable Marks[0];
  private @Nullable Map<Entity, Marks> hashed;

  /** The marks of an entity; null if it has none. */
  @Nullable Marks find(Entity entity) {
    int place = entity.place();
    Marks there = place >= 0 && place < byPlace.length ? byPlace[place] : null;
    if (there != null && isOf(there, entity)) {
      return there;
    }
    return hashed == null ? null : hashed.get(entity);
  }

  @SuppressWarnings("ReferenceEquality") // One host or guest is one object.
  private static boolean isOf(Marks marks, Entity entity) {
    return marks.entity == entity;
  }

  /** The marks of an entity, from now on if it had none. */
  Marks of(Entity entity) {
    Marks known = find(entity);
    return known == null ? add(entity) : known;
  }

  private Marks add(Entity entity) {
    Marks fresh = new Marks(entity);
    int place = entity.place();
    if (place < 0 || place >= MOST_PLACES || isTaken(place)) {
      Map<Entity, Marks> map = hashed == null ? new IdentityHashMap<>() : hashed;
      map.put(entity, fresh);
      hashed = map;
    } else {
      byPlace[place] = fresh;
    }
    inOrder.add(fresh);
    return fresh;
  }

  /** Whether entities of two moments share a place. There is room for it then. */
  private boolean isTaken(int place) {
    if (place >= byPlace.length) {
      byPlace = Arrays.copyOf(byPlace, Math.max(FIRST_ROOM, 2 * place));
    }
    return byPlace[place] != null;
  }

  /** All, in the order in which they were made. */
  List<Marks> all() {
    return inOrder;
  }
}
