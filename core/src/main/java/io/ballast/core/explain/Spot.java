package io.ballast.core.explain;

import io.ballast.policy.run.TraceNode;
import io.ballast.policy.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An evaluated expression with what it was evaluated for.
 *
 * @param above what it was evaluated for; null at the top
 * @param index among those that were evaluated for the same; at the top, among the definitions
 */
record Spot(TraceNode node, @Nullable Spot above, int index) {

  Expr expression() {
    return node.expression();
  }

  List<Spot> below() {
    List<Spot> below = new ArrayList<>();
    for (int i = 0; i < node.children().size(); i++) {
      below.add(new Spot(node.children().get(i), this, i));
    }
    return below;
  }

  /** What was evaluated for it last: of a call the function's body, of a block its value. */
  @Nullable Spot last() {
    List<Spot> below = below();
    return below.isEmpty() ? null : below.getLast();
  }

  /** This and all that was evaluated for it, in the order in which it began. */
  Stream<Spot> all() {
    return Stream.concat(Stream.of(this), below().stream().flatMap(Spot::all));
  }

  boolean failed() {
    return node.value() == null;
  }
}
