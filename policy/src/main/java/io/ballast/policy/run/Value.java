package io.ballast.policy.run;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of the policy language. User functions are not values. */
public sealed interface Value {

  /** Nothing: a field without a value, or a function without a result. */
  record Nil() implements Value {}

  record Bool(boolean value) implements Value {}

  /** An integer of any size. */
  record Int(BigInteger value) implements Value {}

  /** An IEEE double. Two reals are equal as records when their bits are. */
  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  /** A list. Like every value it never changes, so its extent is known from the start. */
  final class Items implements Value {
    private final List<Value> values;
    private final int depth;
    private final long extent;

    public Items(List<Value> values) {
      this.values = List.copyOf(values);
      this.depth = 1 + deepest(this.values);
      this.extent = Math.max(1, sum(this.values));
    }

    /**
     * @param values an array that nobody changes any more
     * @param count how many of it are meant
     */
    Items(Value[] values, int count) {
      List<Value> all = Collections.unmodifiableList(Arrays.asList(values));
      this.values = count == values.length ? all : all.subList(0, count);
      int deepest = 0;
      long sum = 0;
      for (int i = 0; i < count; i++) {
        Items items = values[i] instanceof Items inner ? inner : null;
        deepest = items == null ? deepest : Math.max(deepest, items.depth);
        sum += items == null ? 1 : items.extent;
      }
      this.depth = 1 + deepest;
      this.extent = Math.max(1, sum);
    }

    private static int deepest(List<Value> values) {
      int deepest = 0;
      for (Value value : values) {
        deepest = Math.max(deepest, value instanceof Items items ? items.depth : 0);
      }
      return deepest;
    }

    private static long sum(List<Value> values) {
      long sum = 0;
      for (Value value : values) {
        sum += value instanceof Items items ? items.extent : 1;
      }
      return sum;
    }

    public List<Value> values() {
      return values;
    }

    /** Lists within lists, this one included. */
    public int depth() {
      return depth;
    }

    /**
     * What it would hold with all lists in it unfolded. Lists are shared, so that this may be
     * exponentially more than what is in memory.
     */
    public long extent() {
      return extent;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Items items && values.equals(items.values);
    }

    @Override
    public int hashCode() {
      return values.hashCode();
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }

  /** A host, a guest, or an object inside a field; the same entity is the same object. */
  record Ref(Entity entity) implements Value {}

  /** Something that can stand at the head of a call: a built-in or a bound method. */
  record Function(Callable callable) implements Value {}

  /** Whether a variable of this value outlives the evaluation: no lists, entities, functions. */
  default boolean lasts() {
    return switch (this) {
      case Nil nil -> true;
      case Bool bool -> true;
      case Int number -> true;
      case Real real -> true;
      case Text text -> true;
      case Items items -> false;
      case Ref ref -> false;
      case Function function -> false;
    };
  }

  /** Whether a condition holds: not for nil, false, zeros, the empty string and the empty list. */
  default boolean isTrue() {
    return Values.isTrue(this);
  }

  Value NIL = new Nil();
  Value TRUE = new Bool(true);
  Value FALSE = new Bool(false);

  static Value of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Value of(double value) {
    return new Real(value);
  }

  static Value of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Value of(String value) {
    return new Text(value);
  }
}
