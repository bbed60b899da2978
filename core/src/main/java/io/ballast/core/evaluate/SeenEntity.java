package io.ballast.core.evaluate;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Sample;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Register;
import io.ballast.policy.run.Total;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import java.util.List;
import java.util.Map;

/** The host or a guest of a snapshot, as policies see it. */
final class SeenEntity implements Entity {
  private final EntityType type;
  private final String id;
  private final History history;
  private final Columns columns;
  private final Sample newest;

  /** Whether the columns are those of the newest sample. */
  private final boolean fits;

  private final Map<String, Value> properties;
  private final Variables variables;

  SeenEntity(
      EntityType type,
      String id,
      History history,
      Columns columns,
      Map<String, Value> properties,
      Variables variables) {
    this.type = type;
    this.id = id;
    this.history = history;
    this.columns = columns;
    this.newest = history.newest();
    this.fits = columns.fit(newest.layout());
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
    return newest.get(field);
  }

  @Override
  public List<Value> history(String field) {
    return history.values(field);
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
