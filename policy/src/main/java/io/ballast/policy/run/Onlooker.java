package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;
import org.jspecify.annotations.Nullable;

/** Sees what an evaluation does. It only looks on: the evaluation is the same without it. */
interface Onlooker {

  /** Before an expression is evaluated. */
  void begin(Expr expression, Evaluator evaluator);

  /** After the one begun last was; not after one that failed. */
  void end(Value value);

  /** Before an iteration over {@code item}, which is null if that is no guest. */
  void enter(@Nullable Entity item);

  /** After it, whether it went well or an error stayed with the guest. */
  void leave(@Nullable Entity item);
}
