package io.ballast.policy.syntax;

import java.util.List;

/** A policy as a list of top-level expressions. */
public record Program(Source source, List<Expr> expressions) {
  public Program {
    expressions = List.copyOf(expressions);
  }
}
