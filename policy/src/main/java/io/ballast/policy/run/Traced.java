package io.ballast.policy.run;

import java.util.List;

/**
 * An evaluation, and what was evaluated in it as far as it concerns one entity.
 *
 * @param evaluation the very same that an untraced one gives
 * @param iterations the bodies of loops whose item was the entity, in order
 * @param definitions what was evaluated outside of loops over guests, in order
 * @param cut whether some of it is left out, because it would be too large
 */
public record Traced(
    Evaluation evaluation, List<TraceNode> iterations, List<TraceNode> definitions, boolean cut) {

  public Traced {
    iterations = List.copyOf(iterations);
    definitions = List.copyOf(definitions);
  }
}
