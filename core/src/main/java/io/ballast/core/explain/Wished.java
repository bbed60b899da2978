package io.ballast.core.explain;

import java.util.List;

/**
 * A size that the policy wished.
 *
 * @param expression that gave the size, on one line
 * @param place of the wish, as {@code file:line}
 * @param reason what the policy says it is for, one printable line; empty if it says nothing
 * @param inputs the names in the expression, and what they were made of
 */
public record Wished(
    String expression, String place, String reason, Measure size, List<Input> inputs) {
  public Wished {
    inputs = List.copyOf(inputs);
  }
}
