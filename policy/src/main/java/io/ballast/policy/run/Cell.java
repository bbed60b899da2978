package io.ballast.policy.run;

import org.jspecify.annotations.Nullable;

/** The nearest binding of one name, if there is one. */
final class Cell {
  int kind = Register.ABSENT;
  long bits;
  @Nullable Value ref;

  /** Number of the scope that made the binding, the outermost being 0. */
  int scope;

  void put(int newKind, long newBits, @Nullable Value newRef) {
    kind = newKind;
    bits = newBits;
    ref = newRef;
  }

  boolean isBound() {
    return kind != Register.ABSENT;
  }

  /** The entity that is bound, if one is. */
  @Nullable Entity entity() {
    return Register.entity(kind, ref);
  }

  Value value() {
    return Register.box(kind, bits, ref);
  }
}
