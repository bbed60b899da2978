package io.ballast.core.evaluate;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Sample;
import io.ballast.core.model.ObjectReading;
import io.ballast.core.model.Tags;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Register;
import io.ballast.policy.run.Total;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The host or a guest of a snapshot, as policies see it. */
final class SeenEntity implements Entity {
  private final EntityType type;
  private final int place;
  private final String id;
  private final History history;
  private final Columns columns;
  private final Sample newest;

  /** Whether the columns are those of the newest sample. */
  private final boolean fits;

  private final Map<String, Value> properties;
  private final Tags tags;
  private final Variables variables;

  /** The objects of each field that was asked for: the same object is the same entity. */
  private final Map<String, Value> objects = new HashMap<>(0);

  /**
   * @param place among the entities of the snapshot
   */
  SeenEntity(
      EntityType type,
      int place,
      String id,
      History history,
      Columns columns,
      Map<String, Value> properties,
      Tags tags,
      Variables variables) {
    this.type = type;
    this.place = place;
    this.id = id;
    this.history = history;
    this.columns = columns;
    this.newest = history.newest();
    this.fits = columns.fit(newest.layout());
    this.properties = properties;
    this.tags = tags;
    this.variables = variables;
  }

  @Override
  public EntityType type() {
    return type;
  }

  @Override
  public int place() {
    return place;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Value newest(String field) {
    Value value = newest.get(field);
    return value instanceof Value.Nil ? objects(field) : value;
  }

  /** The objects in a field, which are those of the newest sample; nil if it has none to tell. */
  private Value objects(String field) {
    Value known = objects.get(field);
    if (known != null) {
      return known;
    }
    List<ObjectReading> seen = newest.objects(field);
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
  public void newest(Field field, Register into) {
    int position = columns.position(field.index());
    if (position >= 0 && fits) {
      newest.read(position, into);
    } else {
      into.put(newest(field.name()));
    }
  }

  @Override
  public void sum(Field field, Total total) {
    int position = columns.position(field.index());
    if (position < 0 || !fits) {
      history(field.name()).forEach(total::add);
    } else {
      history.sum(position, total);
    }
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
