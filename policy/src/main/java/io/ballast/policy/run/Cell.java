package io.ballast.policy.run;

import org.jspecify.annotations.Nullable;

/** One binding of a name, or none. */
final class Cell {
  int kind = Register.ABSENT;
  long bits;
  @Nullable Value ref;

  /** Number of the scope that made the binding, the outermost being 0. */
  int scope;

  /** Slot of the name. */
  int slot;

  /** The binding of the same name that this one hides. */
  @Nullable Cell hides;

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
    return kind == Register.REF && ref instanceof Value.Ref(Entity entity) ? entity : null;
  }

  Value value() {
    return Register.box(kind, bits, ref);
  }
}
