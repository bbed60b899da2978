package io.ballast.core.explain;

import java.util.List;
import java.util.Optional;

/**
 * What the policy did for a guest, by evaluating the recorded moment again.
 *
 * @param decisions those made for this guest, in order
 * @param inputs what the decisions' names stand for, without those of the wish
 * @param limits wished for its CPU and disks
 * @param problems errors, and why the policy was not asked; one sentence each
 * @param agrees whether the wish is the recorded one: it is not if the policy was changed since
 * @param cut whether some of it is left out, because it would be too long
 */
public record Way(
    List<Decision> decisions,
    List<Input> inputs,
    Optional<Wished> wish,
    List<WishedLimit> limits,
    List<String> problems,
    boolean agrees,
    boolean cut) {

  /** A way on which no limit was wished. */
  public Way(
      List<Decision> decisions,
      List<Input> inputs,
      Optional<Wished> wish,
      List<String> problems,
      boolean agrees,
      boolean cut) {
    this(decisions, inputs, wish, List.of(), problems, agrees, cut);
  }

  public Way {
    limits = List.copyOf(limits);
    decisions = List.copyOf(decisions);
    inputs = List.copyOf(inputs);
    problems = List.copyOf(problems);
  }
}
