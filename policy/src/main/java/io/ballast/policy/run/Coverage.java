package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions were evaluated, in one evaluation or in several of the same program. An
 * expression is known by its node: two that read the same are two. For one thread.
 */
public final class Coverage {
  private final Set<Expr> evaluated = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Nothing yet. */
  public Coverage() {}

  /** Whether this very expression was ever evaluated, with or without success. */
  public boolean has(Expr expression) {
    return evaluated.contains(expression);
  }

  Onlooker onlooker() {
    return new Onlooker() {
      @Override
      public void begin(Expr expression, Evaluator evaluator) {
        evaluated.add(expression);
      }

      @Override
      public void end(Value value) {}

      @Override
      public void enter(@Nullable Entity item) {}

      @Override
      public void leave(@Nullable Entity item) {}
    };
  }
}
