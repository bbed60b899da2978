package io.ballast.policy.run;

import io.ballast.policy.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What generated code takes for granted of the bindings around it. */
final class Guards {

  /**
   * A variable that the code reads.
   *
   * @param kind as in {@link Register}
   * @param type of an entity
   */
  record Outer(int slot, int kind, @Nullable EntityType type) {}

  /** A function that the code contains. */
  record Inlined(int slot, CompiledFunction function) {}

  /** What was taken for granted so far while code is written. */
  static final class Draft {
    private final List<Outer> outers = new ArrayList<>();
    private final List<Inlined> inlined = new ArrayList<>();
    private final List<Integer> unbound = new ArrayList<>();
    private final List<Integer> abs = new ArrayList<>();

    /** The place of a variable among those that are read. */
    int outer(int slot, int kind, @Nullable EntityType type) {
      return place(outers, new Outer(slot, kind, type));
    }

    private static <T> int place(List<T> all, T one) {
      int known = all.indexOf(one);
      if (known >= 0) {
        return known;
      }
      all.add(one);
      return all.size() - 1;
    }

    void inlined(int slot, CompiledFunction function) {
      place(inlined, new Inlined(slot, function));
    }

    /** No variable hides that function or built-in. */
    void unbound(int slot) {
      place(unbound, slot);
    }

    /** The slot binds the built-in {@code abs}. */
    void abs(int slot) {
      place(abs, slot);
    }
  }

  private final Outer[] outers;
  private final Inlined[] inlined;
  private final int[] unbound;
  private final int[] abs;

  Guards(Draft draft) {
    this.outers = draft.outers.toArray(Outer[]::new);
    this.inlined = draft.inlined.toArray(Inlined[]::new);
    this.unbound = draft.unbound.stream().mapToInt(Integer::intValue).toArray();
    this.abs = draft.abs.stream().mapToInt(Integer::intValue).toArray();
  }

  int outers() {
    return outers.length;
  }

  /**
   * Looks whether all is as it was, and takes the variables' values.
   *
   * @param numbers gets numbers and truths
   * @param entities gets entities
   */
  boolean hold(Machine m, double[] numbers, @Nullable Entity[] entities) {
    for (Inlined one : inlined) {
      if (m.function(one.slot) != one.function) {
        return false;
      }
    }
    for (int slot : unbound) {
      if (m.bindings.cell(slot).isBound()) {
        return false;
      }
    }
    for (int slot : abs) {
      if (!Observed.isAbs(m.bindings.cell(slot))) {
        return false;
      }
    }
    for (int i = 0; i < outers.length; i++) {
      if (!take(outers[i], m, i, numbers, entities)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // Fields have other places in a type that is only equal.
  private static boolean take(
      Outer outer, Machine m, int place, double[] numbers, @Nullable Entity[] entities) {
    Cell cell = m.bindings.cell(outer.slot);
    if (cell.kind != outer.kind) {
      return false;
    }
    if (cell.kind == Register.REF) {
      Entity entity = cell.entity();
      entities[place] = entity;
      return entity != null && entity.type() == outer.type;
    }
    numbers[place] = Reals.of(cell.kind, cell.bits);
    return cell.kind != Register.INT || Reals.isExact(cell.bits);
  }
}
