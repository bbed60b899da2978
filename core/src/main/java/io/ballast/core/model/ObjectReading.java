package io.ballast.core.model;

import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One object inside a guest or the host at one moment: a disk, a node. Its numbers are amounts and
 * counters, none of them negative.
 *
 * <p>A history holds many of these, so numbers are kept as they are and not as policies' values.
 */
public final class ObjectReading {
  private static final long ABSENT = -1;

  private final EntityType type;
  private final String name;
  private final Map<String, Value> properties;
  private final Map<String, ObjectReading> parts;
  private final long[] values;

  /** An object without parts. */
  public ObjectReading(
      EntityType type, String name, Map<String, Value> properties, Map<FieldDecl, Long> values) {
    this(type, name, properties, values, Map.of());
  }

  /**
   * @param name which of its owner's objects of this type it is, for as long as it is there: the
   *     target of a disk, the number of a node
   * @param properties as policies ask for them with {@code Prop}, and texts in fields of that name
   * @param values those of the type's fields that are known; negative ones are left out
   * @param parts the objects in its fields that hold one
   */
  public ObjectReading(
      EntityType type,
      String name,
      Map<String, Value> properties,
      Map<FieldDecl, Long> values,
      Map<String, ObjectReading> parts) {
    this.parts = Map.copyOf(parts);
    this.type = type;
    this.name = name;
    this.properties = Map.copyOf(properties);
    this.values = new long[type.fields().size()];
    Arrays.fill(this.values, ABSENT);
    values.forEach(this::keep);
  }

  private void keep(FieldDecl field, long value) {
    int position = position(field.name());
    if (position < 0) {
      throw new IllegalArgumentException(
          "A " + type.name() + " has no field `" + field.name() + "`.");
    }
    values[position] = Math.max(ABSENT, value);
  }

  private int position(String field) {
    int position = 0;
    for (String each : type.fields().keySet()) {
      if (each.equals(field)) {
        return position;
      }
      position++;
    }
    return -1;
  }

  public EntityType type() {
    return type;
  }

  /** Which of its owner's objects it is, such as {@code vda}. */
  public String name() {
    return name;
  }

  public Map<String, Value> properties() {
    return properties;
  }

  /** The objects in its fields that hold one, by the fields' names. */
  public Map<String, ObjectReading> parts() {
    return parts;
  }

  /** The value of a field; absent if it was not told, or if such objects have no such field. */
  public OptionalLong number(String field) {
    int position = position(field);
    return position < 0 || values[position] < 0
        ? OptionalLong.empty()
        : OptionalLong.of(values[position]);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectReading object
        && type.equals(object.type)
        && name.equals(object.name)
        && properties.equals(object.properties)
        && parts.equals(object.parts)
        && Arrays.equals(values, object.values);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return type.name() + " " + name + " " + Arrays.toString(values);
  }
}
