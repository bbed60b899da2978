package io.ballast.policy.run;

import io.ballast.policy.syntax.Expr;

/** What a {@code def} defines: the slot of its name and those of its parameters' names. */
final class CompiledFunction {
  final String name;
  final int slot;
  final int[] parameters;
  final Code body;

  /** The whole {@code def}. */
  final Expr.Listing definition;

  CompiledFunction(String name, int slot, int[] parameters, Code body, Expr.Listing definition) {
    this.name = name;
    this.slot = slot;
    this.parameters = parameters;
    this.body = body;
    this.definition = definition;
  }
}
