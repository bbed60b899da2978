package io.ballast.policy.run;

import java.math.BigInteger;

/** What every part of the interpreter asks of a value. */
final class Values {

  private Values() {}

  /** False are nil, false, zeros, the empty string and the empty list. */
  static boolean isTrue(Value value) {
    return switch (value) {
      case Value.Nil nil -> false;
      case Value.Bool bool -> bool.value();
      case Value.Int number -> number.value().signum() != 0;
      case Value.Real real -> real.value() != 0;
      case Value.Text text -> !text.value().isEmpty();
      case Value.Items items -> !items.values().isEmpty();
      case Value.Ref ref -> true;
      case Value.Function function -> true;
    };
  }

  /** Nil, the empty string or the empty list. */
  static boolean isEmpty(Value value) {
    return switch (value) {
      case Value.Nil nil -> true;
      case Value.Text text -> text.value().isEmpty();
      case Value.Items items -> items.values().isEmpty();
      case Value.Bool b -> false;
      case Value.Int number -> false;
      case Value.Real real -> false;
      case Value.Ref ref -> false;
      case Value.Function function -> false;
    };
  }

  /** The kind of a value with its article, for messages. */
  static String kind(Value value) {
    return switch (value) {
      case Value.Nil nil -> "nil";
      case Value.Bool bool -> "a boolean";
      case Value.Int number -> "an integer";
      case Value.Real real -> "a float";
      case Value.Text text -> "a string";
      case Value.Items items -> "a list";
      case Value.Ref ref -> "an entity";
      case Value.Function function -> "a function";
    };
  }

  /** The text that names a field, variable or control. */
  static String name(Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    throw Failure.of("A name must be a string, not " + kind(value) + ".");
  }

  static Value of(BigInteger value) {
    return new Value.Int(value);
  }
}
