package io.ballast.policy.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Expressions of the outermost level, one after the other, that only give names to constants or
 * define functions: nothing can go wrong with them but the budget. They are done all at once.
 */
final class Declarations {
  /** Fewer steps than are between two looks at the clock. */
  private static final int MOST = 400;

  private final List<CompiledForms.Declaration> all;
  private final int[] heads;
  private final int steps;
  private final int functions;

  private Declarations(List<CompiledForms.Declaration> all) {
    this.all = List.copyOf(all);
    this.heads = all.stream().mapToInt(CompiledForms.Declaration::head).distinct().toArray();
    this.steps = all.stream().mapToInt(CompiledForms.Declaration::steps).sum();
    this.functions = (int) all.stream().filter(one -> one instanceof CompiledForms.Define).count();
  }

  /** Those that begin at an index; there may be none. */
  static Declarations from(List<Code> top, int index) {
    List<CompiledForms.Declaration> all = new ArrayList<>();
    for (Code code : top.subList(index, Math.min(top.size(), index + MOST))) {
      if (!(code instanceof CompiledForms.Declaration one) || !one.isPlain()) {
        break;
      }
      all.add(one);
    }
    return new Declarations(all);
  }

  int count() {
    return all.size();
  }

  /**
   * Does all of them, or none if they are not as usual.
   *
   * @param results gets their values
   * @return whether they were done
   */
  boolean declare(Machine m, List<Value> results) {
    for (int head : heads) {
      if (m.bindings.cell(head).isBound()) {
        return false;
      }
    }
    if (!m.meter().canNest(0) || !m.meter().took(steps, functions)) {
      return false;
    }
    for (int i = 0; i < all.size(); i++) {
      results.add(all.get(i).declare(m));
    }
    return true;
  }
}
