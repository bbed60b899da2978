package io.ballast.core.evaluate;

import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A disk, a node or another object of the host's or a guest's, as policies see it. */
final class SeenObject implements Entity {
  private static final String SEPARATOR = "/";

  private final String ownerId;
  private final @Nullable Entity owner;
  private final ObjectHistory history;
  private final ObjectReading newest;
  private final Variables variables;

  /** The objects in its fields that were asked for: the same object is the same entity. */
  private final Map<String, Value> parts = new HashMap<>(0);

  /**
   * @param owner the guest that it is held with; null for an object of the host's
   */
  SeenObject(String ownerId, @Nullable Entity owner, ObjectHistory history, Variables variables) {
    this.ownerId = ownerId;
    this.owner = owner;
    this.history = history;
    this.newest = history.newest();
    this.variables = variables;
  }

  /** The id of an object among all of them: two guests may both have a {@code vda}. */
  static String id(String ownerId, ObjectReading object) {
    return String.join(SEPARATOR, ownerId, object.type().name(), object.name());
  }

  /** The id of the owner of an object with that id; the id itself if it is no object's. */
  static String ownerId(String id) {
    int end = id.indexOf(SEPARATOR);
    return end < 0 ? id : id.substring(0, end);
  }

  @Override
  public EntityType type() {
    return newest.type();
  }

  @Override
  public String id() {
    return id(ownerId, newest);
  }

  @Override
  public @Nullable Entity owner() {
    return owner;
  }

  @Override
  public Value newest(String field) {
    ObjectReading part = newest.parts().get(field);
    return part == null
        ? ObjectHistory.value(newest, field)
        : parts.computeIfAbsent(
            field, name -> new Value.Ref(new SeenPart(id() + SEPARATOR + name, owner, part)));
  }

  /** Of a field that holds an object the newest one only. */
  @Override
  public List<Value> history(String field) {
    return newest.parts().containsKey(field) ? List.of(newest(field)) : history.values(field);
  }

  @Override
  public long sampledAt(int index) {
    return history.sampledAt(index);
  }

  @Override
  public Value property(String name) {
    return newest.properties().getOrDefault(name, Value.NIL);
  }

  @Override
  public boolean hasProperty(String name) {
    return newest.properties().containsKey(name);
  }

  @Override
  public Value variable(String name) {
    return variables.get(id(), name);
  }
}
