package io.ballast.tools.inspect;

import io.ballast.policy.run.Problem;
import io.ballast.policy.run.TraceNode;
import io.ballast.policy.syntax.Span;
import java.util.List;
import java.util.Optional;

/** Which error ended the evaluation of an expression. */
final class TraceErrors {
  private TraceErrors() {}

  /** The sentence of the problem whose place is in the expression. */
  static Optional<String> at(TraceNode node, List<Problem> problems) {
    return problems.stream()
        .filter(problem -> holds(node.expression().span(), problem.place()))
        .map(Problem::message)
        .findFirst();
  }

  private static boolean holds(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }
}
