package io.ballast.core.collect;

import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.List;
import java.util.OptionalLong;

/** Where collectors put what they found. A field that was already given keeps its first value. */
public interface FieldSink {

  void put(FieldDecl field, Value value);

  /**
   * Puts the objects of a field that holds such; an empty list says that there are none, which is
   * more than not to know.
   */
  void putObjects(FieldDecl field, List<ObjectReading> objects);

  default void put(FieldDecl field, long value) {
    put(field, Value.of(value));
  }

  default void put(FieldDecl field, double value) {
    put(field, Value.of(value));
  }

  /** Puts a value where there is one. */
  default void put(FieldDecl field, OptionalLong value) {
    value.ifPresent(v -> put(field, v));
  }
}
