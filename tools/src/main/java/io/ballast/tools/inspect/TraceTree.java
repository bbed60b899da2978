package io.ballast.tools.inspect;

import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.TraceNode;
import io.ballast.policy.run.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A traced expression as programs read it.
 *
 * @param value a number, boolean or text; null for nil and if it failed
 * @param failed whether it did; {@code error} says why where it happened
 * @param cut whether some children are left out
 */
public record TraceTree(
    String place,
    String expression,
    @Nullable Object value,
    boolean failed,
    String error,
    boolean cut,
    List<TraceTree> children) {
  private static final int EXPRESSION = 200;
  private static final int VALUE = 300;

  /** The trees of some nodes. */
  public static List<TraceTree> of(List<TraceNode> nodes, Places places, List<Problem> problems) {
    return nodes.stream().map(node -> of(node, places, problems)).toList();
  }

  private static TraceTree of(TraceNode node, Places places, List<Problem> problems) {
    boolean failed = node.value() == null;
    boolean here = failed && node.children().stream().noneMatch(child -> child.value() == null);
    return new TraceTree(
        places.full(node.expression().span()),
        Excerpt.of(node.expression(), EXPRESSION),
        node.value() == null ? null : plain(node.value()),
        failed,
        here ? TraceErrors.at(node, problems).orElse("") : "",
        node.cut(),
        of(node.children(), places, problems));
  }

  /** A number or boolean as such, everything else as text; null for nil. */
  public static @Nullable Object plain(Value value) {
    return switch (value) {
      case Value.Nil _ -> null;
      case Value.Bool(boolean truth) -> truth;
      case Value.Int(var whole) when whole.bitLength() < Long.SIZE -> whole;
      case Value.Real(double real) when Double.isFinite(real) -> real;
      case Value.Int _, Value.Real _, Value.Text _ -> Show.value(value, VALUE);
      case Value.Items _, Value.Ref _, Value.Function _ -> Show.value(value, VALUE);
    };
  }
}
