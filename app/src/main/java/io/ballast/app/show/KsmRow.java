package io.ballast.app.show;

import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.guard.KsmJudged;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was wished or ordered for one of KSM's knobs in one cycle.
 *
 * @param wish null for an order that nobody wished
 * @param from its value now; null where that is not known
 * @param to what it is set to if the verdict acts
 * @param why in one line: where it was wished, and what the verdict rests on
 */
public record KsmRow(
    String knob, @Nullable Long wish, @Nullable Long from, long to, String verdict, String why) {

  static KsmRow of(KsmJudged judged, List<KsmWish> wishes) {
    Optional<String> place =
        wishes.stream()
            .filter(wish -> wish.knob() == judged.knob())
            .map(KsmWish::place)
            .reduce((first, last) -> last);
    String why =
        Stream.concat(place.stream(), Stream.of(judged.verdict().why()))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return new KsmRow(
        judged.knob().text(),
        orNull(judged.wished()),
        orNull(judged.from()),
        judged.to(),
        judged.verdict().text(),
        why);
  }

  /** Whether there is more to tell than that all stays as it is. */
  boolean isNews() {
    return from == null || from != to || !verdict.equals("allow");
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
