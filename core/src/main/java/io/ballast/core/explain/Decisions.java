package io.ballast.core.explain;

import io.ballast.core.evaluate.Places;
import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the decisions on which a guest's wish depended. */
record Decisions(Wishing wishing, Conditions conditions, Places places) {
  private static final int MOST = 100;

  /** A condition that was decided. */
  record Decided(Spot condition, boolean held, boolean otherMayWish) {}

  /** In the order in which they were made; at most so many that a person would read them. */
  List<Decided> in(List<Spot> iterations) {
    return iterations.stream().flatMap(Spot::all).flatMap(this::decided).limit(MOST).toList();
  }

  private Stream<Decided> decided(Spot spot) {
    return switch (Forms.builtin(spot)) {
      case "if" -> ofIf(spot);
      case "cond" -> ofCond(spot).stream();
      default -> Stream.empty();
    };
  }

  /** One for each clause whose condition was evaluated, until one held. */
  private List<Decided> ofCond(Spot choice) {
    List<Decided> all = new ArrayList<>();
    boolean held = false;
    for (int i = 0; !held && i < choice.below().size(); i++) {
      Spot condition = choice.below().get(i);
      Expr clause = Forms.item(choice.expression(), i + 1);
      if (clause == null
          || condition.node().value() == null
          || !condition.expression().equals(Forms.item(clause, 0))) {
        return all;
      }
      held = condition.node().value().isTrue();
      boolean here = wishing.may(Forms.item(clause, 1));
      boolean later = mayLater(choice.expression(), i + 2);
      if (here || later) {
        all.add(new Decided(condition, held, held ? later : here));
      }
    }
    return all;
  }

  private boolean mayLater(Expr choice, int from) {
    for (int i = from; Forms.item(choice, i) != null; i++) {
      if (wishing.may(Forms.item(choice, i))) {
        return true;
      }
    }
    return false;
  }

  private Stream<Decided> ofIf(Spot choice) {
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
