package io.ballast.policy.run;

import java.math.BigInteger;
import java.util.List;

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

  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A host, a guest, or an object inside a field; the same entity is the same object. */
  record Ref(Entity entity) implements Value {}

  /** Something that can stand at the head of a call: a built-in or a bound method. */
  record Function(Callable callable) implements Value {}

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
