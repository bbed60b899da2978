package io.ballast.policy.run;

import org.jspecify.annotations.Nullable;

/** What a cell held before; used again and again. */
final class Saved implements Undo {
  private final Bindings bindings;
  Cell cell = new Cell();
  int kind;
  long bits;
  @Nullable Value ref;
  int scope;

  Saved(Bindings bindings) {
    this.bindings = bindings;
  }

  void save(Cell of) {
    cell = of;
    kind = of.kind;
    bits = of.bits;
    ref = of.ref;
    scope = of.scope;
  }

  void restore() {
    cell.put(kind, bits, ref);
    cell.scope = scope;
  }

  /** The binding itself is gone if an iteration made it that is undone. */
  @Override
  public void undo() {
    if (scope <= bindings.scope()) {
      restore();
    }
  }
}
