package io.ballast.core.evaluate;

import java.util.List;

/**
 * What the policy made of a snapshot.
 *
 * @param variables what policies keep from now on
 * @param problems one sentence each: errors with their place, wishes that cannot be carried out
 * @param steps expressions evaluated
 */
public record Evaluated(
    List<ControlWish> wishes, Variables variables, List<String> problems, long steps) {

  public Evaluated {
    wishes = List.copyOf(wishes);
    problems = List.copyOf(problems);
  }

  /** The sizes wished for guests. */
  public List<BalloonWish> balloons() {
    return wishes.stream()
        .filter(BalloonWish.class::isInstance)
        .map(BalloonWish.class::cast)
        .toList();
  }

  /** The values wished for KSM's knobs. */
  public List<KsmWish> ksm() {
    return wishes.stream().filter(KsmWish.class::isInstance).map(KsmWish.class::cast).toList();
  }

  /** Nothing was wished, because there was nothing to evaluate on. */
  static Evaluated nothing(Variables variables, String why) {
    return new Evaluated(List.of(), variables, List.of(why), 0);
  }
}
