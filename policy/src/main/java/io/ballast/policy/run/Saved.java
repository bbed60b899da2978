package io.ballast.policy.run;

import org.jspecify.annotations.Nullable;

/** What a binding was before it was set. */
final class Saved implements Undo {
  private final Bindings bindings;
  private final Cell cell;
  private final int kind;
  private final long bits;
  private final @Nullable Value ref;
  private final int scope;

  Saved(Bindings bindings, Cell cell) {
    this.bindings = bindings;
    this.cell = cell;
    this.kind = cell.kind;
    this.bits = cell.bits;
    this.ref = cell.ref;
    this.scope = cell.scope;
  }

  /** The binding itself is gone if an iteration made it that is undone. */
  @Override
  public void undo() {
    if (scope <= bindings.scope()) {
      cell.put(kind, bits, ref);
    }
  }
}
