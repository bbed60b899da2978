package io.ballast.app.eval;

import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.evaluate.CpuWish;
import io.ballast.core.evaluate.DiskWish;
import io.ballast.core.evaluate.KsmWish;
import io.ballast.core.guard.Judged;
import io.ballast.core.guard.Judgement;
import io.ballast.core.guard.KsmJudged;
import io.ballast.core.guard.LimitJudged;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import io.ballast.policy.run.Wish;
import org.jspecify.annotations.Nullable;

/** A wish on its way to the guard. */
sealed interface Delivered {

  /** It gets there. */
  record Judgeable(Wish wish, ControlWish judged) implements Delivered {}

  /** It does not; the ruling says why. */
  record Stopped(Ruling why) implements Delivered {}

  /** What the guard is asked; null if nothing. */
  default @Nullable ControlWish toGuard() {
    return switch (this) {
      case Judgeable(var _, ControlWish judged) -> judged;
      case Stopped _ -> null;
    };
  }

  default Ruling ruling(Judgement judgement) {
    return switch (this) {
      case Judgeable(Wish wish, BalloonWish balloon) ->
          Ruling.judged(wish, answer(judgement, balloon.guest()), balloon.place());
      case Judgeable(Wish wish, KsmWish ksm) ->
          Ruling.judged(wish, answer(judgement, ksm.knob()), ksm.place());
      case Judgeable(Wish wish, CpuWish cpu) ->
          Ruling.judged(wish, answer(judgement, cpu), cpu.knob(), cpu.place());
      case Judgeable(Wish wish, DiskWish disk) ->
          throw new IllegalStateException("A snapshot has no disk to limit: " + disk + ".");
      case Stopped(Ruling why) -> why;
    };
  }

  private static Judged answer(Judgement judgement, GuestId guest) {
    Judged answer = judgement.judged().get(guest);
    if (answer == null) {
      throw new IllegalStateException("The guard did not answer for " + guest + ".");
    }
    return answer;
  }

  private static LimitJudged.Cpu answer(Judgement judgement, CpuWish cpu) {
    return judgement.limits(cpu.guest()).stream()
        .filter(LimitJudged.Cpu.class::isInstance)
        .map(LimitJudged.Cpu.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The guard did not answer for " + cpu + "."));
  }

  private static KsmJudged answer(Judgement judgement, KsmKnob knob) {
    return judgement.ksm().stream()
        .filter(answer -> answer.knob() == knob)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The guard did not answer for KSM's " + knob));
  }
}
