package io.ballast.tools.inspect;

import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Problem;
import io.ballast.policy.run.Show;
import io.ballast.policy.run.TraceNode;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tree of an evaluation as lines, {@code place expression = value}, each indented under the one
 * it was evaluated for. Literals are left out: they are what they are. Whatever a policy or a
 * guest's name holds, the lines are safe to print.
 */
public final class TraceLines {
  private static final int EXPRESSION = 60;
  private static final int VALUE = 80;
  private static final int SENTENCE = 200;
  private static final int STEP = 2;
  private static final int DEEPEST_INDENT = 60;

  private final Places places;
  private final List<Problem> problems;
  private final int most;
  private final List<String> lines = new ArrayList<>();
  private int left;

  private TraceLines(Places places, Evaluation evaluation, int most) {
    this.places = places;
    this.problems =
        Stream.concat(evaluation.problems().stream(), Stream.ofNullable(evaluation.failure()))
            .toList();
    this.most = most;
  }

  /**
   * The lines of some nodes.
   *
   * @param evaluation the one that was traced
   * @param most how many lines of each at most, the outermost; a line more says how many are left
   *     out
   */
  public static List<String> of(
      List<TraceNode> nodes, Places places, Evaluation evaluation, int most) {
    TraceLines lines = new TraceLines(places, evaluation, most);
    nodes.forEach(lines::tree);
    return List.copyOf(lines.lines);
  }

  private void tree(TraceNode root) {
    left = 0;
    add(root, 0, deepest(root), lines.size() + most);
    if (left > 0) {
      lines.add("... " + left + " more lines");
    }
  }

  /** How deep to go so that what decides, which is further out, is whole. */
  private int deepest(TraceNode root) {
    List<Integer> byDepth = new ArrayList<>();
    count(root, 0, byDepth);
    int sum = 0;
    int depth = 0;
    while (depth < byDepth.size() && sum + byDepth.get(depth) <= most) {
      sum += byDepth.get(depth);
      depth++;
    }
    return Math.max(0, depth - 1);
  }

  private static void count(TraceNode node, int depth, List<Integer> byDepth) {
    if (isLiteral(node.expression())) {
      return;
    }
    if (depth == byDepth.size()) {
      byDepth.add(0);
    }
    byDepth.set(depth, byDepth.get(depth) + 1);
    node.children().forEach(child -> count(child, depth + 1, byDepth));
  }

  private void add(TraceNode node, int depth, int deepest, int end) {
    if (isLiteral(node.expression())) {
      return;
    }
    String indent = " ".repeat(Math.min(depth * STEP, DEEPEST_INDENT));
    if (depth <= deepest && lines.size() < end) {
      lines.add(indent + line(node));
    } else {
      left++;
    }
    node.children().forEach(child -> add(child, depth + 1, deepest, end));
    if (node.cut()) {
      lines.add(indent + "  ... more is left out here: the trace would be too large");
    }
  }

  private static boolean isLiteral(Expr expression) {
    return switch (expression) {
      case Expr.Int _, Expr.Real _, Expr.Quantity _, Expr.Text _ -> true;
      case Expr.Symbol symbol -> symbol.name().equals("nil");
      case Expr.BadOctal _, Expr.Operator _, Expr.Listing _ -> false;
    };
  }

  private String line(TraceNode node) {
    String place = Printable.of(places.brief(node.expression().span()));
    String head = place + "  " + Excerpt.of(node.expression(), EXPRESSION);
    if (node.value() != null) {
      return head + " = " + Show.value(node.value(), VALUE).replace('\n', ' ');
    }
    String error = error(node);
    return head + (error.isEmpty() ? " failed" : " failed: " + error);
  }

  /** The sentence of an error that happened in this very expression; empty if further in. */
  private String error(TraceNode node) {
    return node.children().stream().anyMatch(child -> child.value() == null)
        ? ""
        : TraceErrors.at(node, problems).map(p -> Printable.shortened(p, SENTENCE)).orElse("");
  }
}
