package io.ballast.policy.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All bindings under dynamic scope: each name's nearest one is in its cell, which knows the one
 * that it hides; that comes back when the scope that hides it ends.
 */
final class Bindings {
  private static final int FIRST_ROOM = 16;

  private final Cell[] cells;
  private final Effects effects;

  /** The cells of open scopes, the innermost last, and beyond {@code made} such as were used. */
  private @Nullable Cell[] trail = new @Nullable Cell[0];

  private int made;
  private int scope;

  Bindings(int names, Effects effects) {
    this.cells = new Cell[names];
    this.effects = effects;
    Arrays.fill(cells, new Cell());
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
    return made;
  }

  /** Ends the scope that {@link #open} began, and all in it that an error left open. */
  void close(int mark, int outer) {
    scope = outer;
    while (made > mark) {
      made--;
      Cell cell = trail[made];
      if (cell != null && cell.hides != null) {
        cells[cell.slot] = cell.hides;
      }
    }
  }

  /** Binds the name to what the register holds, unless this scope has it already. */
  int bind(int slot, int kind, Register register) {
    Cell nearest = cells[slot];
    if (nearest.isBound() && nearest.scope == scope) {
      register.bits = nearest.bits;
      register.ref = nearest.ref;
      return nearest.kind;
    }
    Cell cell = next();
    cell.put(kind, register.bits, register.ref);
    cell.scope = scope;
    cell.slot = slot;
    cell.hides = nearest;
    cells[slot] = cell;
    return kind;
  }

  private Cell next() {
    if (made == trail.length) {
      trail = Arrays.copyOf(trail, Math.max(FIRST_ROOM, 2 * made));
    }
    Cell cell = trail[made];
    if (cell == null) {
      cell = new Cell();
      trail[made] = cell;
    }
    made++;
    return cell;
  }

  /** Changes the nearest binding, to be reverted with the iteration. */
  void set(Cell cell, int kind, Register register) {
    if (effects.isUndoable()) {
      effects.onUndo(new Saved(this, cell));
    }
    cell.put(kind, register.bits, register.ref);
  }

  /** The entity in the nearest scope whose entity has such a member. */
  @Nullable Entity owner(int slot, String member) {
    for (Cell cell = cells[slot]; cell != null; cell = cell.hides) {
      Entity entity = cell.entity();
      if (entity != null && entity.type().has(member)) {
        return entity;
      }
    }
    return null;
  }
}
