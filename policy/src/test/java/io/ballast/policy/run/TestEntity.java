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
import org.jspecify.annotations.Nullable;

/** An entity with one sample. */
public final class TestEntity implements Entity {

  private final EntityType type;
  private final String id;
  private final Map<String, Value> fields;
  private final @Nullable Entity owner;

  /** Made when it is first asked for, and then always the same. */
  private @Nullable Value disks;

  public TestEntity(EntityType type, String id, Map<String, Value> fields, @Nullable Entity owner) {
    this.type = type;
    this.id = id;
    this.fields = fields;
    this.owner = owner;
  }

  static TestEntity host(Map<String, Value> fields) {
    return new TestEntity(type("host", false, fields), "host", fields, null);
  }

  static TestEntity guest(String id, Map<String, Value> fields) {
    return new TestEntity(type("guest", true, fields), id, fields, null);
  }

  /** An object inside a field, with one setter. */
  static TestEntity disk(String id, Entity owner) {
    SequencedMap<String, MethodDecl> setters = new LinkedHashMap<>();
    setters.put("setLimit", new MethodDecl("setLimit", 1, 1, "Limits it."));
    EntityType type =
        new EntityType("disk", false, new LinkedHashMap<>(), setters, new LinkedHashMap<>());
    return new TestEntity(type, id, Map.of(), owner);
  }

  private static EntityType type(String name, boolean isolated, Map<String, Value> fields) {
    List<FieldDecl> declared = new ArrayList<>();
    fields.keySet().forEach(field -> declared.add(FieldDecl.number(field, Unit.KIB, "A field.")));
    declared.add(FieldDecl.optionalNumber("disks", Unit.NONE, "Its disks."));
    return EntityType.of(name, isolated, declared, List.of());
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
    return field.equals("disks") ? disks() : fields.getOrDefault(field, Value.NIL);
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
    return List.of(newest(field));
  }

  @Override
  public Value property(String name) {
    return Value.of(id);
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
