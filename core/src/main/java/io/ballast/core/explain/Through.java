package io.ballast.core.explain;

import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Looks through names, functions and bounds to what decides whether an amount is above or below
 * zero: {@code to_take} may be {@code (max 0 missing)}, and it is {@code missing} that people ask
 * for.
 */
record Through(Bindings bindings) {
  private static final int MOST_STEPS = 50;

  /** What the amount is made of in the end; itself if that says no more. */
  Spot look(Spot amount) {
    Spot at = amount;
    for (int i = 0; i < MOST_STEPS; i++) {
      Spot next = next(at);
      if (next == null || number(next).isEmpty() || Forms.isLiteral(next.expression())) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** The one step further; null if there is none. */
  private @Nullable Spot next(Spot at) {
    if (at.node().meaning() instanceof Meaning.Function) {
      return at.last();
    }
    if (at.expression() instanceof Expr.Name) {
      return bindings.of(at);
    }
    List<Spot> below = at.below();
    return switch (Forms.builtin(at)) {
      case "if" -> below.size() == 2 ? below.get(1) : null;
      case "let" -> at.last();
      case "max", "min" -> below.size() == 2 ? bounded(below.get(0), below.get(1)) : null;
      default -> null;
    };
  }

  /** Of a bound at zero and an amount, the amount. */
  private static @Nullable Spot bounded(Spot one, Spot other) {
    if (isZero(one)) {
      return other;
    }
    return isZero(other) ? one : null;
  }

  /** Whether it is the number zero as the policy has it. */
  static boolean isZero(Spot spot) {
    return Forms.isLiteral(spot.expression()) && number(spot).orElse(1) == 0;
  }

  private static OptionalDouble number(Spot spot) {
    return spot.node().value() == null
        ? OptionalDouble.empty()
        : new Measure(spot.node().value(), Unit.NONE).number();
  }
}
