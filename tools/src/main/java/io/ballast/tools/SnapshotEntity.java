package io.ballast.tools;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A host or guest as written in a snapshot file.
 *
 * @param samples oldest first
 * @param columns fields that are in no sample, each with one value a sample
 */
final class SnapshotEntity implements Entity {

  private final EntityType type;
  private final String id;
  private final Map<String, Value> properties;
  private final Map<String, Value> variables;
  private final List<Map<String, Value>> samples;
  private final Map<String, List<Value>> columns;

  SnapshotEntity(
      EntityType type,
      String id,
      Map<String, Value> properties,
      Map<String, Value> variables,
      List<Map<String, Value>> samples,
      Map<String, List<Value>> columns) {
    this.type = type;
    this.id = id;
    this.properties = properties;
    this.variables = variables;
    this.samples = samples;
    this.columns = columns;
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
    if (samples.isEmpty()) {
      return Value.NIL;
    }
    List<Value> column = columns.get(field);
    return column == null ? in(samples.getLast(), field) : column.getLast();
  }

  @Override
  public List<Value> history(String field) {
    List<Value> column = columns.get(field);
    return column == null ? samples.stream().map(sample -> in(sample, field)).toList() : column;
  }

  private static Value in(Map<String, Value> sample, String field) {
    return sample.getOrDefault(field, Value.NIL);
  }

  /** A snapshot file does not tell: its samples count as one second apart. */
  @Override
  public long sampledAt(int index) {
    return TimeUnit.SECONDS.toNanos(index);
  }

  @Override
  public Value property(String name) {
    return properties.getOrDefault(name, Value.NIL);
  }

  @Override
  public Value variable(String name) {
    return variables.getOrDefault(name, Value.NIL);
  }

  Map<String, Value> variables() {
    return variables;
  }

  @Override
  public boolean hasProperty(String name) {
    return properties.containsKey(name);
  }

  /** The same with what the file leaves out; what it declares stays. */
  SnapshotEntity with(Supplement supplement) {
    List<FieldDecl> fields = new ArrayList<>(type.fields().values());
    Map<String, List<Value>> more = new LinkedHashMap<>(columns);
    supplement
        .fields()
        .forEach(
            (field, values) -> {
              if (!type.fields().containsKey(field.name())) {
                fields.add(field);
                more.put(field.name(), values);
              }
            });
    Map<String, Value> all = new LinkedHashMap<>(supplement.properties());
    all.putAll(properties);
    EntityType fuller = EntityType.of(type.name(), type.isolated(), fields, List.of());
    return new SnapshotEntity(fuller, id, all, variables, samples, more);
  }
}
