package io.ballast.policy.run;

import org.jspecify.annotations.Nullable;

/** What a cell held before. */
final class Saved implements Undo {
  private final Bindings bindings;
  private Cell cell = new Cell();
  private int kind;
  private long bits;
  private @Nullable Value ref;
  private int scope;

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

  boolean isOf(Cell one) {
    return cell == one;
  }

  /** The entity that was bound, if one was. */
  @Nullable Entity entity() {
    return Register.entity(kind, ref);
  }

  /** The binding itself is gone if an iteration made it that is undone. */
  @Override
  public void undo() {
    if (scope <= bindings.scope()) {
      restore();
    }
  }
}
