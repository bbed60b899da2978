package io.ballast.policy.check;

import io.ballast.policy.codes.FlowCodes;
import io.ballast.policy.codes.ValueCodes;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Expr.Listing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks whether branches are evaluated at all, and whether loops have a list to go through. */
final class BranchCheck {
  private final Names names;
  private final Inference inference;
  private final Report report;

  BranchCheck(Names names, Inference inference, Report report) {
    this.names = names;
    this.inference = inference;
    this.report = report;
  }

  /** The items of an {@code if}. */
  void choice(List<Expr> items) {
    Optional<Boolean> truth = Constants.truth(items.get(1), names);
    if (truth.isPresent()) {
      unreachable(items.get(truth.get() ? 3 : 2), items.get(1), truth.get());
    }
  }

  /** The clauses of a {@code cond}: after one that always holds, none is reached. */
  void clauses(Listing call) {
    @Nullable Expr holds = null;
    for (Clauses.Clause clause : Clauses.of(call)) {
      if (holds != null) {
        unreachable(clause.list(), holds, true);
      } else if (!clause.otherwise()) {
        Optional<Boolean> truth = Constants.truth(clause.condition(), names);
        holds = truth.orElse(false) ? clause.condition() : null;
        if (truth.isPresent() && !truth.get()) {
          unreachable(clause.value(), clause.condition(), false);
        }
      }
    }
  }

  private void unreachable(Expr branch, Expr condition, boolean truth) {
    report.warning(
        FlowCodes.UNREACHABLE,
        branch.span(),
        "This is never evaluated: %s is always %s."
            .formatted(report.quote(condition.span()), truth),
        "Leave it out, or write a condition that depends on something.");
  }

  void requireList(String loop, Expr list, Reach reach) {
    Kinds kinds = inference.of(list).kinds();
    if (kinds.misses(Kinds.LIST)) {
      report.failure(
          reach,
          ValueCodes.NO_LIST,
          list.span(),
          "%s takes a list, and %s is %s.".formatted(loop, report.quote(list.span()), kinds.text()),
          "Guests is a list, and so is what with gives.");
    }
  }
}
