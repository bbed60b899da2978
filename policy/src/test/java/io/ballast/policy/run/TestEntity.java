package io.ballast.policy.run;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.MethodDecl;
import io.ballast.policy.vocabulary.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An entity with samples ten seconds apart; most have one. */
public final class TestEntity implements Entity {

  private final EntityType type;
  private final String id;
  private final Map<String, List<Value>> fields;
  private final @Nullable Entity owner;
  private final String serviceClass;
  private final Map<String, String> tags;

  /** Made when it is first asked for, and then always the same. */
  private @Nullable Value disks;

  public TestEntity(EntityType type, String id, Map<String, Value> fields, @Nullable Entity owner) {
    this(
        type,
        fields.entrySet().stream().collect(TestEntity.oneSample()),
        id,
        owner,
        "gold",
        Map.of("zone", "north"));
  }

  private TestEntity(
      EntityType type,
      Map<String, List<Value>> fields,
      String id,
      @Nullable Entity owner,
      String serviceClass,
      Map<String, String> tags) {
    this.type = type;
    this.id = id;
    this.fields = fields;
    this.owner = owner;
    this.serviceClass = serviceClass;
    this.tags = tags;
  }

  private static Collector<Map.Entry<String, Value>, ?, Map<String, List<Value>>> oneSample() {
    return Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()));
  }

  /** A guest with a history: the values of each field, oldest first, nil where there was none. */
  static TestEntity sampled(String id, Map<String, List<Value>> fields) {
    Set<String> names = fields.keySet();
    return new TestEntity(type("guest", true, names), fields, id, null, "", Map.of());
  }

  /** One of the very same type with other samples; both have the same fields. */
  TestEntity like(String otherId, Map<String, List<Value>> samples) {
    return new TestEntity(type, samples, otherId, null, "", Map.of());
  }

  static TestEntity host(Map<String, Value> fields) {
    return new TestEntity(type("host", false, fields.keySet()), "host", fields, null);
  }

  static TestEntity guest(String id, Map<String, Value> fields) {
    return new TestEntity(type("guest", true, fields.keySet()), id, fields, null);
  }

  /** A guest that has a class and the tag {@code zone}. */
  static TestEntity sorted(String id) {
    EntityType type = type("guest", true, Set.of()).with(EntityType.SORTED_METHODS);
    return new TestEntity(type, id, Map.of(), null);
  }

  /** The same, with a class and tags. */
  TestEntity sorted(String ownClass, Map<String, String> ownTags) {
    EntityType sorted = type.with(EntityType.SORTED_METHODS);
    return new TestEntity(sorted, fields, id, owner, ownClass, ownTags);
  }

  /** An object inside a field, with one setter. */
  static TestEntity disk(String id, Entity owner) {
    SequencedMap<String, MethodDecl> setters = new LinkedHashMap<>();
    setters.put("setLimit", new MethodDecl("setLimit", 1, 1, "Limits it."));
    EntityType type =
        new EntityType("disk", false, new LinkedHashMap<>(), setters, new LinkedHashMap<>());
    return new TestEntity(type, id, Map.of(), owner);
  }

  private static EntityType type(String name, boolean isolated, Set<String> fields) {
    List<FieldDecl> declared = new ArrayList<>();
    fields.forEach(field -> declared.add(FieldDecl.number(field, Unit.KIB, "A field.")));
    declared.add(FieldDecl.optionalNumber("disks", Unit.NONE, "Its disks."));
    return EntityType.of(name, isolated, declared, List.of());
  }

  /** Some know theirs, and some of those share it. */
  @Override
  public int place() {
    return id.hashCode() % 4;
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
    return field.equals("disks")
        ? disks()
        : fields.getOrDefault(field, List.of(Value.NIL)).getLast();
  }

  private Value disks() {
    Value made = disks;
    if (made == null) {
      made = new Value.Items(List.of(new Value.Ref(disk(id + "-disk", this))));
      disks = made;
    }
    return made;
  }

  @Override
  public List<Value> history(String field) {
    return fields.getOrDefault(field, List.of(newest(field)));
  }

  @Override
  public long sampledAt(int index) {
    return TimeUnit.SECONDS.toNanos(10L * index);
  }

  @Override
  public Value property(String name) {
    return Value.of(name.equals("class") ? serviceClass : id);
  }

  @Override
  public Value tag(String name) {
    String tag = tags.get(name);
    return tag == null ? Entity.super.tag(name) : Value.of(tag);
  }

  @Override
  public Value variable(String name) {
    return name.equals("kept") ? Value.of(7) : Value.NIL;
  }

  @Override
  public boolean hasProperty(String name) {
    return name.equals("name");
  }

  @Override
  public @Nullable Entity owner() {
    return owner;
  }

  @Override
  public String toString() {
    return id;
  }
}
