package io.ballast.core.collect;

import io.ballast.core.model.Moment;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Register;
import io.ballast.policy.run.Total;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The values of an entity's fields at one moment. */
public final class Sample {
  private final Layout layout;
  private final Moment at;
  private final Value[] values;
  private final Map<String, List<ObjectReading>> objects;
  private final long[] numbers;

  /** Where in {@link #numbers} the numbers begin. */
  private final int first;

  private Sample(
      Layout layout, Moment at, Value[] values, Map<String, List<ObjectReading>> objects) {
    this.layout = layout;
    this.at = at;
    this.values = values;
    this.objects = objects;
    this.numbers = Numbers.of(values);
    this.first = Numbers.first(values.length);
  }

  public Moment at() {
    return at;
  }

  public Layout layout() {
    return layout;
  }

  /**
   * The value of a field; nil if the sample has none or the layout does not know the field, and
   * also if it holds {@link #objects}.
   */
  public Value get(String field) {
    int position = layout.position(field);
    return position < 0 ? Value.NIL : values[position];
  }

  /** The objects in a field; null if the sample does not know them. */
  public @Nullable List<ObjectReading> objects(String field) {
    return objects.get(field);
  }

  /** All objects that the sample knows, by field. */
  public Map<String, List<ObjectReading>> objects() {
    return objects;
  }

  /** Puts the value at a position of the layout into a register. */
  public void read(int position, Register into) {
    if (!Numbers.read(numbers, first, position, into)) {
      into.put(values[position]);
    }
  }

  /** Adds the value at a position of the layout. */
  public void add(int position, Total to) {
    if (!Numbers.add(numbers, first, position, to)) {
      to.add(values[position]);
    }
  }

  boolean isNil(int position) {
    return Numbers.kind(numbers, position) == Numbers.NIL;
  }

  boolean isWholeOrNil(int position) {
    return Numbers.kind(numbers, position) <= Numbers.WHOLE;
  }

  /** An integer; 0 for nil. */
  long wholeOrZero(int position) {
    return numbers[first + position];
  }

  /** The value of a whole-number field, if there is one. */
  public OptionalLong number(FieldDecl field) {
    return get(field.name()) instanceof Value.Int(var value)
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /** The first required field that has no value; empty text if the sample is complete. */
  public String missing() {
    for (FieldDecl field : layout.fields()) {
      if (!field.optional()
          && get(field.name()).equals(Value.NIL)
          && !objects.containsKey(field.name())) {
        return field.name();
      }
    }
    return "";
  }

  /** A sample being filled. The first value given to a field wins, as the configuration orders. */
  public static final class Draft implements FieldSink {
    private final Layout layout;
    private final Value[] values;
    private final Map<String, List<ObjectReading>> objects = new HashMap<>(0);

    public Draft(Layout layout) {
      this.layout = layout;
      this.values = new Value[layout.fields().size()];
      Arrays.fill(values, Value.NIL);
    }

    @Override
    public void put(FieldDecl field, Value value) {
      int position = position(field);
      if (values[position].equals(Value.NIL)) {
        values[position] = value;
      }
    }

    @Override
    public void putObjects(FieldDecl field, List<ObjectReading> found) {
      position(field);
      objects.putIfAbsent(field.name(), List.copyOf(found));
    }

    private int position(FieldDecl field) {
      int position = layout.position(field.name());
      if (position < 0) {
        throw new IllegalArgumentException("Field `" + field.name() + "` is not in the layout.");
      }
      return position;
    }

    /** What a field was given so far; nil if nothing. */
    public Value get(FieldDecl field) {
      int position = layout.position(field.name());
      return position < 0 ? Value.NIL : values[position];
    }

    /** The sample as it is now; the draft must not be used again. */
    public Sample at(Moment at) {
      return new Sample(layout, at, values, Map.copyOf(objects));
    }
  }
}
