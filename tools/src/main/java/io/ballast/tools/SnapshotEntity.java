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
import org.jspecify.annotations.Nullable;

/** A host, a guest or an object of theirs as written in a snapshot file. */
final class SnapshotEntity implements Entity {

  /**
   * What the file says of it.
   *
   * @param samples oldest first
   * @param columns fields that are in no sample, each with one value a sample
   */
  record Written(
      Map<String, Value> properties,
      Map<String, Value> tags,
      Map<String, Value> variables,
      List<Map<String, Value>> samples,
      Map<String, List<Value>> columns) {}

  private final EntityType type;
  private final String id;
  private final Written written;
  private final Map<String, List<SnapshotEntity>> objects = new LinkedHashMap<>();
  private final Map<String, Value> lists = new LinkedHashMap<>();
  private final @Nullable Entity owner;

  /**
   * @param objects what it is made of, by the field that holds it
   */
  SnapshotEntity(
      EntityType type, String id, Written written, Map<String, List<SnapshotEntity>> objects) {
    this(type, id, written, objects, null);
  }

  private SnapshotEntity(
      EntityType type,
      String id,
      Written written,
      Map<String, List<SnapshotEntity>> objects,
      @Nullable Entity owner) {
    this.type = type;
    this.id = id;
    this.written = written;
    this.owner = owner;
    objects.forEach(this::own);
  }

  /** Objects are held with the guest whose they are. */
  private void own(String field, List<SnapshotEntity> others) {
    Entity holder = type.isolated() ? this : null;
    List<SnapshotEntity> own =
        others.stream()
            .map(o -> new SnapshotEntity(o.type, o.id, o.written, o.objects, holder))
            .toList();
    objects.put(field, own);
    lists.put(field, new Value.Items(own.stream().<Value>map(Value.Ref::new).toList()));
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
  public @Nullable Entity owner() {
    return owner;
  }

  @Override
  public Value newest(String field) {
    Value list = lists.get(field);
    if (list != null) {
      return list;
    }
    if (written.samples().isEmpty()) {
      return Value.NIL;
    }
    List<Value> column = written.columns().get(field);
    return column == null ? in(written.samples().getLast(), field) : column.getLast();
  }

  @Override
  public List<Value> history(String field) {
    Value list = lists.get(field);
    if (list != null) {
      return List.of(list);
    }
    List<Value> column = written.columns().get(field);
    return column == null
        ? written.samples().stream().map(sample -> in(sample, field)).toList()
        : column;
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
    return written.properties().getOrDefault(name, Value.NIL);
  }

  @Override
  public Value tag(String name) {
    return written.tags().getOrDefault(name, Value.NIL);
  }

  @Override
  public Value variable(String name) {
    return written.variables().getOrDefault(name, Value.NIL);
  }

  Map<String, Value> variables() {
    return written.variables();
  }

  @Override
  public boolean hasProperty(String name) {
    return written.properties().containsKey(name);
  }

  /** The same with what the file leaves out; what it declares stays. */
  SnapshotEntity with(Supplement supplement) {
    Map<String, FieldDecl> fields = new LinkedHashMap<>(type.fields());
    Map<String, List<Value>> columns = new LinkedHashMap<>(written.columns());
    Map<String, List<SnapshotEntity>> parts = new LinkedHashMap<>(objects);
    supplement
        .fields()
        .forEach(
            (field, values) -> {
              FieldDecl declared = type.fields().get(field.name());
              if (declared == null) {
                fields.put(field.name(), field);
                columns.put(field.name(), values);
              } else if (declared.element() != null && field.element() != null) {
                EntityType both = both(declared.element(), field.element());
                fields.put(
                    field.name(), FieldDecl.optionalObjects(field.name(), both, field.doc()));
                parts.computeIfPresent(field.name(), (name, all) -> as(both, all));
              }
            });
    Map<String, Value> properties = new LinkedHashMap<>(supplement.properties());
    properties.putAll(written.properties());
    EntityType whole =
        EntityType.of(type.name(), type.isolated(), List.copyOf(fields.values()), List.of())
            .with(supplement.methods());
    Written all =
        new Written(properties, written.tags(), written.variables(), written.samples(), columns);
    return new SnapshotEntity(whole, id, all, parts);
  }

  /** What the file declares of its objects, and what such objects have besides. */
  private static EntityType both(EntityType declared, EntityType besides) {
    List<FieldDecl> fields = new ArrayList<>(declared.fields().values());
    fields.addAll(besides.fields().values());
    return EntityType.of(besides.name(), besides.isolated(), fields, List.of());
  }

  private static List<SnapshotEntity> as(EntityType other, List<SnapshotEntity> objects) {
    return objects.stream()
        .map(object -> new SnapshotEntity(other, object.id, object.written, object.objects))
        .toList();
  }
}
