package io.ballast.tools;

import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A host or guest as written in a snapshot file.
 *
 * @param samples oldest first
 */
final class SnapshotEntity implements Entity {

  private final EntityType type;
  private final String id;
  private final Map<String, Value> properties;
  private final Map<String, Value> variables;
  private final List<Map<String, Value>> samples;

  SnapshotEntity(
      EntityType type,
      String id,
      Map<String, Value> properties,
      Map<String, Value> variables,
      List<Map<String, Value>> samples) {
    this.type = type;
    this.id = id;
    this.properties = properties;
    this.variables = variables;
    this.samples = samples;
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
    return samples.isEmpty() ? Value.NIL : in(samples.getLast(), field);
  }

  @Override
  public List<Value> history(String field) {
    return samples.stream().map(sample -> in(sample, field)).toList();
  }

  private static Value in(Map<String, Value> sample, String field) {
    return sample.getOrDefault(field, Value.NIL);
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
    fields.addAll(supplement.fields().keySet());
    List<Map<String, Value>> fuller = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      fuller.add(with(samples.get(i), supplement, i));
    }
    Map<String, Value> all = new LinkedHashMap<>(supplement.properties());
    all.putAll(properties);
    return new SnapshotEntity(
        EntityType.of(type.name(), type.isolated(), fields, List.of()), id, all, variables, fuller);
  }

  private Map<String, Value> with(Map<String, Value> sample, Supplement supplement, int index) {
    Map<String, Value> all = new LinkedHashMap<>(sample);
    supplement
        .fields()
        .forEach(
            (field, values) -> {
              if (!type.fields().containsKey(field.name())) {
                all.put(field.name(), values.get(index));
              }
            });
    return all;
  }
}
