package io.ballast.policy.check;

import java.util.ArrayList;
import java.util.List;

/** A set of kinds of values: what an expression may give. The empty set is: nothing at all. */
record Kinds(int bits) {
  static final Kinds NONE = new Kinds(0);
  static final Kinds NIL = new Kinds(1);
  static final Kinds BOOL = new Kinds(1 << 1);
  static final Kinds INT = new Kinds(1 << 2);
  static final Kinds REAL = new Kinds(1 << 3);
  static final Kinds TEXT = new Kinds(1 << 4);
  static final Kinds LIST = new Kinds(1 << 5);
  static final Kinds ENTITY = new Kinds(1 << 6);
  static final Kinds FUNCTION = new Kinds(1 << 7);
  static final Kinds ANY = new Kinds((1 << 8) - 1);

  /** What counts as a whole number: a boolean is 0 or 1. */
  static final Kinds WHOLE = INT.or(BOOL);

  static final Kinds NUMBER = WHOLE.or(REAL);

  Kinds or(Kinds other) {
    return (bits | other.bits) == bits ? this : new Kinds(bits | other.bits);
  }

  boolean isNone() {
    return bits == 0;
  }

  boolean meets(Kinds other) {
    return (bits & other.bits) != 0;
  }

  /** Whether a value is expected, and it can be none of those. */
  boolean misses(Kinds wanted) {
    return !isNone() && !meets(wanted);
  }

  /** With articles, for messages. */
  String text() {
    if (equals(ANY)) {
      return "any value";
    }
    List<String> words = new ArrayList<>();
    boolean real = meets(REAL) && !meets(WHOLE);
    add(words, NUMBER, real ? "a float" : "a number");
    add(words, TEXT, "a string");
    add(words, LIST, "a list");
    add(words, ENTITY, "an entity");
    add(words, FUNCTION, "a function");
    add(words, NIL, "nil");
    return String.join(" or ", words);
  }

  private void add(List<String> words, Kinds kinds, String word) {
    if (meets(kinds)) {
      words.add(word);
    }
  }
}
