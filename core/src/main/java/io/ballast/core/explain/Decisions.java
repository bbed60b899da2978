package io.ballast.core.explain;

import io.ballast.core.evaluate.Places;
import io.ballast.policy.syntax.Expr;
import java.util.List;
import java.util.stream.Stream;

/** Finds the decisions on which a guest's wish depended. */
record Decisions(Wishing wishing, Conditions conditions, Places places) {
  private static final int MOST = 100;

  /** An {@code if} that was decided. */
  record Decided(Spot condition, boolean held, boolean otherMayWish) {}

  /** In the order in which they were made; at most so many that a person would read them. */
  List<Decided> in(List<Spot> iterations) {
    return iterations.stream()
        .flatMap(Spot::all)
        .filter(spot -> Forms.builtin(spot).equals("if"))
        .flatMap(this::decided)
        .limit(MOST)
        .toList();
  }

  private Stream<Decided> decided(Spot choice) {
    List<Spot> below = choice.below();
    Expr yes = Forms.item(choice.expression(), 2);
    Expr no = Forms.item(choice.expression(), 3);
    if (below.isEmpty() || below.getFirst().node().value() == null) {
      return Stream.empty();
    }
    boolean held = below.getFirst().node().value().isTrue();
    return wishing.may(yes) || wishing.may(no)
        ? Stream.of(new Decided(below.getFirst(), held, wishing.may(held ? no : yes)))
        : Stream.empty();
  }

  /**
   * A decision as people read it.
   *
   * @param wished whether the policy wished something in the end, so that nothing is missing
   */
  Decision told(Decided decided, boolean wished) {
    Expr expression = decided.condition().expression();
    String place = places.of(expression.span());
    Condition condition = conditions.of(decided.condition());
    String otherwise =
        wished || !decided.otherMayWish()
            ? ""
            : "For the other branch at %s, %s.".formatted(place, condition.turned());
    return new Decision(
        Forms.text(expression), place, decided.held(), condition.comparisons().toList(), otherwise);
  }
}
