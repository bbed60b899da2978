package io.ballast.core.evaluate;

import io.ballast.core.collect.History;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import java.util.List;
import java.util.Map;

/** The host or a guest of a snapshot, as policies see it. */
final class SeenEntity implements Entity {
  private final EntityType type;
  private final String id;
  private final History history;
  private final Map<String, Value> properties;
  private final Variables variables;

  SeenEntity(
      EntityType type,
      String id,
      History history,
      Map<String, Value> properties,
      Variables variables) {
    this.type = type;
    this.id = id;
    this.history = history;
    this.properties = properties;
    this.variables = variables;
  }

  @Override
  public EntityType type() {
    return type;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Value newest(String field) {
    return history.newest().get(field);
  }

  @Override
  public List<Value> history(String field) {
    return history.values(field);
  }

  @Override
  public long sampledAt(int index) {
    return history.samples().get(index).at().nanos();
  }

  @Override
  public Value property(String name) {
    return properties.getOrDefault(name, Value.NIL);
  }

  @Override
  public boolean hasProperty(String name) {
    return properties.containsKey(name);
  }

  @Override
  public Value variable(String name) {
    return variables.get(id, name);
  }
}
