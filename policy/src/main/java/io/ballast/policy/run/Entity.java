package io.ballast.policy.run;

import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation reads of one host or guest: a fixed moment. Evaluations never change it; what
 * they wish and set is in their {@link Evaluation}.
 *
 * <p>Identity matters: one host or guest is one object during an evaluation.
 */
public interface Entity {

  EntityType type();

  /** Stable across evaluations: a UUID, a device alias. */
  String id();

  /** The newest value of a declared field; nil where the sample has none. */
  Value newest(String field);

  /** All values of a declared field in the kept history, oldest first, nil where there was none. */
  List<Value> history(String field);

  /**
   * When the sample was taken that gave the value of that index in every field's history: in
   * nanoseconds since any one moment, later for later samples.
   */
  long sampledAt(int index);

  /** Puts the newest value of a field of its type into a register. */
  default void newest(Field field, Register into) {
    into.put(newest(field.name()));
  }

  /** Adds up all values of a field of its type in the kept history, oldest first. */
  default void sum(Field field, Total total) {
    history(field.name()).forEach(total::add);
  }

  /** A property such as {@code name}; nil if there is none. */
  Value property(String name);

  /** A variable kept from an earlier evaluation; nil if there is none. */
  Value variable(String name);

  /**
   * Its place among the entities of its moment, from 0, by which it is found without hashing; -1 if
   * it knows none. Places that are not unique only cost time.
   */
  default int place() {
    return -1;
  }

  /** The guest that this object belongs to and is held with; null for hosts and guests. */
  default @Nullable Entity owner() {
    return null;
  }

  /** The value of a tag that its owner put on it; nil if there is none of that name. */
  default Value tag(String name) {
    return Value.NIL;
  }

  /** Whether a property of that name was declared. */
  boolean hasProperty(String name);
}
