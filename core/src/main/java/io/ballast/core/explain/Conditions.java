package io.ballast.core.explain;

import io.ballast.core.evaluate.Places;
import io.ballast.policy.run.TraceNode.Meaning;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.vocabulary.Unit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes conditions apart, through variables and functions that stand for them. */
final class Conditions {
  /** A variable may stand for a condition many times over; then it is shown as it is. */
  private static final int MOST = 1_000;

  private static final Set<String> TESTS =
      Set.of("<", "<=", ">", ">=", "==", "!=", "and", "or", "not", "valid", "null");

  private final Bindings bindings;
  private final Units units;
  private final Places places;
  private int seen;

  Conditions(Bindings bindings, Units units, Places places) {
    this.bindings = bindings;
    this.units = units;
    this.places = places;
  }

  Condition of(Spot spot) {
    seen++;
    Spot meant = seen < MOST ? meant(spot) : null;
    if (meant != null) {
      return of(meant);
    }
    return switch (seen < MOST ? Forms.builtin(spot) : "") {
      case "and" -> new Condition.All(parts(spot));
      case "or" -> new Condition.Any(parts(spot));
      case "not" -> new Condition.Not(of(spot.below().getFirst()));
      default -> single(spot);
    };
  }

  private List<Condition> parts(Spot spot) {
    return spot.below().stream().map(this::of).toList();
  }

  /** The condition that a variable or a function stands for, if it stands for one. */
  private @Nullable Spot meant(Spot spot) {
    Spot meant =
        spot.node().meaning() instanceof Meaning.Function
            ? spot.last()
            : spot.expression() instanceof Expr.Name ? bindings.of(spot) : null;
    if (meant == null || meant.failed()) {
      return null;
    }
    return TESTS.contains(Forms.builtin(meant)) || meant(meant) != null ? meant : null;
  }

  private Condition single(Spot spot) {
    boolean held = spot.node().value() != null && spot.node().value().isTrue();
    List<Spot> below = spot.below();
    String operator = Forms.builtin(spot);
    boolean compares = Turning.isOperator(operator) && below.size() == 2;
    List<Named> sides =
        compares
            ? sides(below.get(0), below.get(1))
            : below.isEmpty() || !TESTS.contains(operator)
                ? List.of(units.named(spot))
                : below.stream().map(units::named).toList();
    Comparison comparison =
        new Comparison(
            Forms.text(spot.expression()), places.of(spot.expression().span()), held, sides);
    return new Condition.Single(
        comparison,
        compares ? turned(comparison, operator, below) : Turning.clause(comparison, operator));
  }

  /** It is what is no number of the policy that must move. */
  private String turned(Comparison comparison, String operator, List<Spot> below) {
    String needed = Turning.needed(operator, comparison.held());
    boolean mirrored = isFixed(below.get(0)) && !isFixed(below.get(1));
    Spot moving = below.get(mirrored ? 1 : 0);
    Spot fixed = below.get(mirrored ? 0 : 1);
    String asked = mirrored ? Turning.mirrored(needed) : needed;
    return Turning.isOrder(asked) && Through.isZero(fixed)
        ? beyondZero(moving, asked, fixed)
        : moved(moving, asked, fixed);
  }

  private String moved(Spot moving, String asked, Spot fixed) {
    List<Named> sides = sides(moving, fixed);
    return Turning.moved(sides.get(0), asked, sides.get(1));
  }

  /** Of a difference both terms may move; of a sum of nothings one has to become something. */
  private String beyondZero(Spot amount, String asked, Spot zero) {
    seen++;
    Spot inTheEnd = new Through(bindings).look(amount);
    List<Spot> terms = inTheEnd.below();
    String operator = terms.size() == 2 ? Forms.builtin(inTheEnd) : "";
    if (operator.equals("-")) {
      List<Named> sides = sides(terms.get(0), terms.get(1));
      return Turning.apart(sides.get(0), asked, sides.get(1));
    }
    boolean nothings = terms.stream().allMatch(term -> units.measure(term).isZero());
    if (operator.equals("+") && asked.equals(">") && nothings && seen < MOST) {
      return terms.stream()
          .map(term -> beyondZero(term, asked, zero))
          .distinct()
          .collect(Collectors.joining(", or "));
    }
    return moved(inTheEnd, asked, zero);
  }

  /** Beside an amount with a unit a plain number has the same. */
  private List<Named> sides(Spot left, Spot right) {
    Named a = units.named(left);
    Named b = units.named(right);
    return List.of(like(a, b), like(b, a));
  }

  private static Named like(Named plain, Named other) {
    return plain.measure().unit() == Unit.NONE
        ? new Named(plain.expression(), plain.measure().in(other.measure().unit()))
        : plain;
  }

  /** Whether it is a number of the policy, so that it is the other side that must move. */
  private boolean isFixed(Spot spot) {
    Spot binding = bindings.of(spot);
    return Forms.isLiteral(spot.expression()) || (binding != null && isFixed(binding));
  }
}
