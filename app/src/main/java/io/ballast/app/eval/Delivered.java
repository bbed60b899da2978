package io.ballast.app.eval;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.guard.Judged;
import io.ballast.core.model.GuestId;
import io.ballast.policy.run.Wish;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wish on its way to the guard. */
sealed interface Delivered {

  /** It gets there. */
  record Judgeable(Wish wish, BalloonWish balloon) implements Delivered {}

  /** It does not; the ruling says why. */
  record Stopped(Ruling why) implements Delivered {}

  /** What the guard is asked; null if nothing. */
  default @Nullable BalloonWish toGuard() {
    return switch (this) {
      case Judgeable(var _, BalloonWish balloon) -> balloon;
      case Stopped _ -> null;
    };
  }

  default Ruling ruling(Map<GuestId, Judged> judged) {
    return switch (this) {
      case Judgeable(Wish wish, BalloonWish balloon) ->
          Ruling.judged(
              wish.entity(), wish.value(), answer(judged, balloon.guest()), balloon.place());
      case Stopped(Ruling why) -> why;
    };
  }

  private static Judged answer(Map<GuestId, Judged> judged, GuestId guest) {
    Judged answer = judged.get(guest);
    if (answer == null) {
      throw new IllegalStateException("The guard did not answer for " + guest + ".");
    }
    return answer;
  }
}
