package io.ballast.app.show;

import io.ballast.core.evaluate.Evaluated;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.guard.KsmJudged;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What was wished or ordered for one of KSM's knobs in one cycle.
 *
 * @param wish null for an order that nobody wished
 * @param from its value now; null where that is not known
 * @param to what it is set to if the verdict acts
 * @param place where it was wished, as {@code file:line}; empty for an order
 * @param because what the policy says it is for; empty if it says nothing
 * @param why what the verdict rests on, in one line; empty if no rail had anything to say
 */
public record KsmRow(
    String knob,
    @Nullable Long wish,
    @Nullable Long from,
    long to,
    String verdict,
    String place,
    String because,
    String why) {

  static KsmRow of(KsmJudged judged, Evaluated evaluated) {
    String place =
        evaluated.ksm().stream()
            .filter(wish -> wish.knob() == judged.knob())
            .map(KsmWish::place)
            .reduce("", (first, last) -> last);
    return new KsmRow(
        judged.knob().text(),
        orNull(judged.wished()),
        orNull(judged.from()),
        judged.to(),
        judged.verdict().text(),
        place,
        evaluated.reason(judged.knob()),
        judged.verdict().why());
  }

  /** Whether there is more to tell than that all stays as it is. */
  boolean isNews() {
    return from == null || from != to || !verdict.equals("allow");
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
