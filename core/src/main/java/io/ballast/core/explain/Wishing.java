package io.ballast.core.explain;

import io.ballast.core.model.IoLimit;
import io.ballast.policy.syntax.Expr;
import io.ballast.policy.syntax.Program;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which expressions of a program may wish something for a guest: themselves, or by a function. */
final class Wishing {
  private final Set<String> functions = new HashSet<>();

  Wishing(Program program) {
    Map<String, Expr> bodies = new HashMap<>();
    program.expressions().forEach(expression -> collect(expression, bodies));
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, Expr> body : bodies.entrySet()) {
        more |= may(body.getValue()) && functions.add(body.getKey());
      }
    }
  }

  private static void collect(Expr expression, Map<String, Expr> bodies) {
    if (!(expression instanceof Expr.Listing list)) {
      return;
    }
    String head = Forms.head(list);
    boolean defines = head.equals("def") || head.equals("defun");
    if (defines && list.items().size() == 4 && list.items().get(1) instanceof Expr.Symbol name) {
      // Of two functions with one name either may be meant: both count.
      bodies.merge(name.name(), list.items().get(3), Wishing::either);
    }
    list.items().forEach(item -> collect(item, bodies));
  }

  private static Expr either(Expr one, Expr other) {
    return new Expr.Listing(Expr.Bracket.CURLY, List.of(one, other), one.span());
  }

  /** Whether it may wish something for a guest; it need not. */
  boolean may(@Nullable Expr expression) {
    if (!(expression instanceof Expr.Listing list)) {
      return false;
    }
    boolean controls =
        !list.items().isEmpty()
            && list.items().getFirst() instanceof Expr.Dotted dotted
            && (IoLimit.setBy(dotted.member()).isPresent()
                || (dotted.member().equals("Control") && !dotted.owner().equals("Host")));
    return controls
        || functions.contains(Forms.head(list))
        || list.items().stream().anyMatch(this::may);
  }
}
