package io.ballast.core.evaluate;

import io.ballast.core.collect.History;
import io.ballast.core.model.ObjectReading;
import io.ballast.core.model.Tags;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The host or a guest of a snapshot, as policies see it. */
final class SeenEntity implements Entity {
  private final EntityType type;
  private final String id;
  private final History history;
  private final Map<String, Value> properties;
  private final Tags tags;
  private final Variables variables;

  /** The objects of each field that was asked for: the same object is the same entity. */
  private final Map<String, Value> objects = new HashMap<>(0);

  SeenEntity(
      EntityType type,
      String id,
      History history,
      Map<String, Value> properties,
      Tags tags,
      Variables variables) {
    this.type = type;
    this.id = id;
    this.history = history;
    this.properties = properties;
    this.tags = tags;
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
    Value value = history.newest().get(field);
    return value instanceof Value.Nil ? objects(field) : value;
  }

  /** The objects in a field, which are those of the newest sample; nil if it has none to tell. */
  private Value objects(String field) {
    Value known = objects.get(field);
    if (known != null) {
      return known;
    }
    List<ObjectReading> seen = history.newest().objects(field);
    if (seen == null) {
      return Value.NIL;
    }
    Entity owner = type.isolated() ? this : null;
    List<Value> items = new ArrayList<>(seen.size());
    for (int i = 0; i < seen.size(); i++) {
      items.add(
          new Value.Ref(
              new SeenObject(id, owner, new ObjectHistory(history, field, i), variables)));
    }
    Value list = new Value.Items(items);
    objects.put(field, list);
    return list;
  }

  /** Of a field that holds objects the newest ones only: each has a history of its own. */
  @Override
  public List<Value> history(String field) {
    Value list = objects(field);
    return list instanceof Value.Nil ? history.values(field) : List.of(list);
  }

  @Override
  public Value tag(String name) {
    String value = tags.byName().get(name);
    return value == null ? Value.NIL : Value.of(value);
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
