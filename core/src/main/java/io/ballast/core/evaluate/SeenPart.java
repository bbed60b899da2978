package io.ballast.core.evaluate;

import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object in a field of another one, such as the maximum of a disk: as it is now, and nothing can
 * be kept with it.
 *
 * @param owner the guest that it is held with; null for an object of the host's
 */
record SeenPart(String id, @Nullable Entity owner, ObjectReading reading) implements Entity {

  @Override
  public EntityType type() {
    return reading.type();
  }

  @Override
  public Value newest(String field) {
    return ObjectHistory.value(reading, field);
  }

  @Override
  public List<Value> history(String field) {
    return List.of(newest(field));
  }

  @Override
  public long sampledAt(int index) {
    return 0;
  }

  @Override
  public Value property(String name) {
    return reading.properties().getOrDefault(name, Value.NIL);
  }

  @Override
  public boolean hasProperty(String name) {
    return reading.properties().containsKey(name);
  }

  @Override
  public Value variable(String name) {
    return Value.NIL;
  }
}
