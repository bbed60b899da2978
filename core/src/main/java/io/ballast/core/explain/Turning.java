package io.ballast.core.explain;

import io.ballast.policy.run.Value;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What would have to be different for a comparison to turn out the other way, with its distance.
 */
final class Turning {
  private static final Map<String, String> MIRRORED =
      Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==", "!=", "!=");
  private static final Map<String, String> OPPOSITE =
      Map.of("<", ">=", "<=", ">", ">", "<=", ">=", "<", "==", "!=", "!=", "==");
  private static final Map<String, String> MOVEMENT =
      Map.of(
          "<", "fall below",
          "<=", "fall to",
          ">", "rise above",
          ">=", "rise to",
          "==", "be",
          "!=", "be other than");
  private static final Map<String, String> ORDER =
      Map.of("<", "less than", "<=", "at most", ">", "more than", ">=", "at least");

  private Turning() {}

  static boolean isOperator(String name) {
    return MIRRORED.containsKey(name);
  }

  static boolean isOrder(String operator) {
    return ORDER.containsKey(operator);
  }

  /** The operator that would have to hold between the same sides. */
  static String needed(String operator, boolean held) {
    return held ? OPPOSITE.getOrDefault(operator, operator) : operator;
  }

  /** The operator with its sides exchanged. */
  static String mirrored(String operator) {
    return MIRRORED.getOrDefault(operator, operator);
  }

  /** How one amount would have to move to stand so to another. */
  static String moved(Named moving, String operator, Named other) {
    return "`%s` would have to %s %s: it is %s%s"
        .formatted(
            moving.expression(),
            MOVEMENT.getOrDefault(operator, "be other than"),
            told(other),
            moving.measure().text(),
            distance(moving, other, operator));
  }

  /** How two amounts, either of which may move, would have to stand to each other. */
  static String apart(Named one, String operator, Named other) {
    return "%s would have to be %s %s%s"
        .formatted(
            told(one),
            ORDER.getOrDefault(operator, "other than"),
            told(other),
            distance(one, other, operator));
  }

  /** What would have to be different of something that is no comparison. */
  static String clause(Comparison asked, String operator) {
    List<Named> sides = asked.sides();
    return switch (operator) {
      case "valid" ->
          asked.held()
              ? "%s would have to be unknown".formatted(names(sides, " or "))
              : "%s would have to be known".formatted(names(unknown(sides), " and "));
      case "null" ->
          asked.held()
              ? "%s would have to have a value".formatted(names(sides, " or "))
              : "%s would have to be nil or empty".formatted(names(sides, " and "));
      default ->
          "%s would have to be %s"
              .formatted(names(sides, " and "), asked.held() ? "false" : "true");
    };
  }

  private static String told(Named named) {
    String value = named.measure().text();
    return named.isLiteral() ? value : "`%s` (%s)".formatted(named.expression(), value);
  }

  private static String distance(Named one, Named other, String operator) {
    OptionalDouble from = one.measure().number();
    OptionalDouble to = other.measure().number();
    if (!isOrder(operator) || from.isEmpty() || to.isEmpty()) {
      return "";
    }
    double distance = Math.abs(from.getAsDouble() - to.getAsDouble());
    return distance == 0
        ? ""
        : ", %s away".formatted(new Measure(Value.of(distance), one.measure().unit()).text());
  }

  private static List<Named> unknown(List<Named> sides) {
    return sides.stream().filter(side -> side.measure().value() instanceof Value.Nil).toList();
  }

  private static String names(List<Named> sides, String between) {
    return sides.stream()
        .map(side -> "`" + side.expression() + "`")
        .collect(Collectors.joining(between));
  }
}
