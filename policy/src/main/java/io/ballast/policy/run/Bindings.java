package io.ballast.policy.run;

import org.jspecify.annotations.Nullable;

/**
 * All bindings under dynamic scope: each name's nearest one is in its cell, those that it hides are
 * on a trail and come back when the scope that hides them ends.
 */
final class Bindings {
  private final Cell[] cells;
  private final Effects effects;
  private final Saves trail = new Saves(this);
  private final Saves sets = new Saves(this);
  private int hidden;
  private int scope;

  Bindings(int names, Effects effects) {
    this.cells = new Cell[names];
    this.effects = effects;
    for (int i = 0; i < names; i++) {
      cells[i] = new Cell();
    }
  }

  Cell cell(int slot) {
    return cells[slot];
  }

  int scope() {
    return scope;
  }

  /** Gives what {@link #close} takes. */
  int open() {
    scope++;
    return hidden;
  }

  /** Ends the scope that {@link #open} began, and all in it that an error left open. */
  void close(int mark, int outer) {
    scope = outer;
    while (hidden > mark) {
      hidden--;
      trail.at(hidden).restore();
    }
  }

  /** Binds the name to what the register holds, unless this scope has it already. */
  int bind(int slot, int kind, Register register) {
    Cell cell = cells[slot];
    if (cell.isBound() && cell.scope == scope) {
      register.bits = cell.bits;
      register.ref = cell.ref;
      return cell.kind;
    }
    trail.at(hidden++).save(cell);
    cell.put(kind, register.bits, register.ref);
    cell.scope = scope;
    return kind;
  }

  /** Changes the nearest binding, to be reverted with the iteration. */
  void set(Cell cell, int kind, Register register) {
    if (effects.isUndoable()) {
      Saved saved = sets.at(effects.changes());
      saved.save(cell);
      effects.onUndo(saved);
    }
    cell.put(kind, register.bits, register.ref);
  }

  /** The entity in the nearest scope whose entity has such a member. */
  @Nullable Entity owner(int slot, String member) {
    Cell cell = cells[slot];
    Entity nearest = having(cell.entity(), member);
    for (int i = hidden - 1; i >= 0 && nearest == null; i--) {
      Saved saved = trail.at(i);
      if (saved.isOf(cell)) {
        nearest = having(saved.entity(), member);
      }
    }
    return nearest;
  }

  private static @Nullable Entity having(@Nullable Entity entity, String member) {
    return entity != null && entity.type().has(member) ? entity : null;
  }
}
