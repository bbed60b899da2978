package io.ballast.core.guard;

import io.ballast.core.model.Action;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.KsmReading;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The guard's answer for one of KSM's knobs.
 *
 * @param wished what the policy wished; absent if it wished nothing
 * @param from its value now; absent if that is not known
 * @param to what is to be done if the verdict acts and this is not its value already
 */
public record KsmJudged(
    KsmKnob knob, OptionalLong wished, OptionalLong from, long to, Verdict verdict) {

  /** Whether something is to be written. */
  public boolean changes() {
    return verdict.acts() && from.isPresent() && from.getAsLong() != to;
  }

  /** What is to be done, in its order: to stop comes first, and to run only when all is set. */
  static List<Action> actions(List<KsmJudged> judged) {
    return judged.stream()
        .filter(KsmJudged::changes)
        .sorted(Comparator.comparingInt(KsmJudged::order))
        .<Action>map(answer -> new Action.SetKsm(answer.knob, answer.from.getAsLong(), answer.to))
        .toList();
  }

  private int order() {
    if (knob != KsmKnob.RUN) {
      return 1;
    }
    return to == KsmReading.RUNNING ? 2 : 0;
  }
}
