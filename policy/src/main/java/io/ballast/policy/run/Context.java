package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;

/** The evaluation that a built-in is called in, and what it lends to it. */
interface Context {

  Arithmetic arithmetic();

  Comparison comparison();

  /** Every value that may be large, and every step of a loop, is asked for here first. */
  Meter meter();

  Effects effects();

  Value debug(Value[] arguments);

  /** The regular expressions of this evaluation. */
  Patterns patterns();

  /** The value of an expression of the call, here and now. */
  Value evaluate(Expr expression);

  /** Goes through a list. What MOM's {@code with} does for a guest in trouble, every loop does. */
  void loop(Loop loop);

  /** Binds a further name in the scope of the loop's current item. */
  void bind(String name, Value value);
}
