package io.ballast.core.evaluate;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Sample;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import io.ballast.policy.vocabulary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One object of the newest sample, and the same one in the samples before.
 *
 * @param field of its owner, which holds it
 * @param place in the list that the newest sample has
 */
record ObjectHistory(History history, String field, int place) {

  ObjectReading newest() {
    List<ObjectReading> objects = history.newest().objects(field);
    if (objects == null) {
      throw new IllegalStateException("The newest sample has no objects in " + field + ".");
    }
    return objects.get(place);
  }

  /** The values of one of the object's own fields, oldest first; nil where it was not there. */
  List<Value> values(String own) {
    String name = newest().name();
    List<Value> values = new ArrayList<>(history.samples().size());
    for (Sample sample : history.samples()) {
      ObjectReading then = find(sample.objects(field), name);
      values.add(then == null ? Value.NIL : value(then, own));
    }
    return values;
  }

  /** In monotonic nanoseconds. */
  long sampledAt(int index) {
    return history.samples().get(index).at().nanos();
  }

  /** A number, or a text; nil for what holds an object. */
  static Value value(ObjectReading object, String field) {
    OptionalLong number = object.number(field);
    if (number.isPresent()) {
      return Value.of(number.getAsLong());
    }
    FieldDecl declared = object.type().fields().get(field);
    return declared != null && declared.kind() == Kind.STRING
        ? object.properties().getOrDefault(field, Value.NIL)
        : Value.NIL;
  }

  /** Most often it is where it is now. */
  private @Nullable ObjectReading find(@Nullable List<ObjectReading> objects, String name) {
    if (objects == null) {
      return null;
    }
    if (place < objects.size() && objects.get(place).name().equals(name)) {
      return objects.get(place);
    }
    return objects.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }
}
