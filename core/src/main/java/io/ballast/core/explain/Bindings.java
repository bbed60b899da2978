package io.ballast.core.explain;

import io.ballast.policy.run.TraceNode;
import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.run.Traced;
import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in a trace what gave a variable the value that it had somewhere. */
final class Bindings {
  private static final Set<String> ASSIGNMENTS = Set.of("defvar", "set", "setq");

  /** Expressions looked at for all names together; then no more is found. */
  private static final int MOST_LOOKS = 2_000_000;

  private final List<Spot> definitions = new ArrayList<>();
  private final List<Spot> iterations = new ArrayList<>();
  private int looks;

  Bindings(Traced traced) {
    for (TraceNode node : traced.definitions()) {
      definitions.add(new Spot(node, null, definitions.size()));
    }
    // Whatever is defined may have been before an iteration; the value tells.
    traced.iterations().forEach(node -> iterations.add(new Spot(node, null, Integer.MAX_VALUE)));
  }

  /** Whether some of it was not found because there was too much to look at. */
  boolean cut() {
    return looks > MOST_LOOKS;
  }

  List<Spot> iterations() {
    return iterations;
  }

  /**
   * The expression that gave the name at {@code use} its value; null if that is not in the trace,
   * such as a sum over all guests. It was evaluated before, so that going on from it ends.
   */
  @Nullable Spot of(Spot use) {
    if (!(use.expression() instanceof Expr.Name name) || use.failed()) {
      return null;
    }
    Spot at = use;
    for (Spot above = at.above(); above != null; above = at.above()) {
      Spot found = inside(above, at.index(), name.name(), use);
      if (found != null) {
        return found;
      }
      at = above;
    }
    return atTheTop(at, name.name(), use);
  }

  private @Nullable Spot atTheTop(Spot from, String name, Spot use) {
    for (int i = Math.min(definitions.size(), from.index()) - 1; i >= 0; i--) {
      Spot found = assignment(definitions.get(i), name, use);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Among what was evaluated for {@code above} before, the latest first. */
  private @Nullable Spot inside(Spot above, int before, String name, Spot use) {
    List<Spot> below = above.below();
    for (int i = before - 1; i >= 0; i--) {
      Spot each = below.get(i);
      if (name.equals(boundBy(above, i)) && agrees(each, use)) {
        return each;
      }
      Spot found = assignment(each, name, use);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The name that a let, or a function called, gives to what was evaluated for it as number i. */
  private static @Nullable String boundBy(Spot above, int i) {
    if (above.node().meaning() instanceof Meaning.Function(List<String> parameters)) {
      return i < parameters.size() ? parameters.get(i) : null;
    }
    if (!Forms.builtin(above).equals("let")) {
      return null;
    }
    Expr bindings = Forms.item(above.expression(), 1);
    Expr binding = bindings == null ? null : Forms.item(bindings, i);
    return binding != null && Forms.item(binding, 0) instanceof Expr.Symbol symbol
        ? symbol.name()
        : null;
  }

  /** The last assignment in it that made the value. */
  private @Nullable Spot assignment(Spot spot, String name, Spot use) {
    looks++;
    if (looks > MOST_LOOKS) {
      return null;
    }
    List<Spot> below = spot.below();
    boolean assigns =
        ASSIGNMENTS.contains(Forms.builtin(spot))
            && Forms.item(spot.expression(), 1) instanceof Expr.Symbol symbol
            && symbol.name().equals(name);
    if (assigns && !below.isEmpty() && agrees(below.getFirst(), use)) {
      return below.getFirst();
    }
    for (int i = below.size() - 1; i >= 0; i--) {
      Spot found = assignment(below.get(i), name, use);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean agrees(Spot binding, Spot use) {
    return binding.node().value() != null && binding.node().value().equals(use.node().value());
  }
}
