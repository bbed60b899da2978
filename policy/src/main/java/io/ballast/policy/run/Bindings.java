package io.ballast.policy.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All bindings under dynamic scope: each name's nearest one is in its cell, those that it hides are
 * on a trail and come back when the scope that hides them ends.
 */
final class Bindings {
  private final Cell[] cells;
  private final Effects effects;
  private final List<Saved> trail = new ArrayList<>();
  private final List<Saved> sets = new ArrayList<>();
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
      trail.get(hidden).restore();
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
    save(trail, hidden++, cell);
    cell.put(kind, register.bits, register.ref);
    cell.scope = scope;
    return kind;
  }

  /** Changes the nearest binding, to be reverted with the iteration. */
  void set(Cell cell, int kind, Register register) {
    if (effects.isUndoable()) {
      effects.onUndo(save(sets, effects.changes(), cell));
    }
    cell.put(kind, register.bits, register.ref);
  }

  private Saved save(List<Saved> pool, int at, Cell cell) {
    while (pool.size() <= at) {
      pool.add(new Saved(this));
    }
    Saved saved = pool.get(at);
    saved.save(cell);
    return saved;
  }

  /** The entity in the nearest scope whose entity has such a member. */
  @Nullable Entity owner(int slot, String member) {
    Cell cell = cells[slot];
    Entity nearest = having(cell.kind, cell.ref, member);
    for (int i = hidden - 1; i >= 0 && nearest == null; i--) {
      Saved saved = trail.get(i);
      if (saved.cell == cell) {
        nearest = having(saved.kind, saved.ref, member);
      }
    }
    return nearest;
  }

  private static @Nullable Entity having(int kind, @Nullable Value ref, String member) {
    return kind == Register.REF
            && ref instanceof Value.Ref(Entity entity)
            && entity.type().has(member)
        ? entity
        : null;
  }
}
