package io.ballast.app.eval;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.KsmJudged;
import io.ballast.core.guard.LimitJudged;
import io.ballast.core.model.Controls;
import io.ballast.core.model.CpuKnob;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Value;
import io.ballast.policy.run.Wish;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one wish, or an order that nobody wished.
 *
 * @param wished null for an order
 * @param verdict the guard's, or a word or two for a wish that never gets to the guard
 * @param target what would be asked for, in the control's unit; absent if nothing is to be done
 * @param place where the policy wishes it, as {@code file:line}; empty for an order
 * @param reason what the policy says it is for, one printable line; empty if it says nothing
 */
public record Ruling(
    Entity entity,
    String control,
    @Nullable Value wished,
    String verdict,
    OptionalLong target,
    List<Ground> grounds,
    String place,
    String reason) {

  /** The guard was asked for a size. */
  static Ruling judged(Wish wish, Judged judged, String place) {
    return of(wish.entity(), wish.value(), judged, place, wish.reason());
  }

  /** The guard was asked for a knob of KSM's. */
  static Ruling judged(Wish wish, KsmJudged judged, String place) {
    return of(wish.entity(), wish.value(), judged, place, wish.reason());
  }

  /** The guard was asked for a quota or a period. */
  static Ruling judged(Wish wish, LimitJudged.Cpu judged, CpuKnob knob, String place) {
    return new Ruling(
        wish.entity(),
        knob.control(),
        wish.value(),
        judged.verdict().text(),
        judged.verdict().acts() ? OptionalLong.of(judged.to().of(knob)) : OptionalLong.empty(),
        judged.verdict().reasons().stream().map(Ground::of).toList(),
        place,
        wish.reason());
  }

  /** The guard ordered a size by itself. */
  static Ruling ordered(Entity guest, Judged judged) {
    return of(guest, null, judged, "", "");
  }

  /** The guard ordered a value of one of KSM's knobs by itself. */
  static Ruling ordered(Entity host, KsmJudged judged) {
    return of(host, null, judged, "", "");
  }

  private static Ruling of(
      Entity guest, @Nullable Value wished, Judged judged, String place, String reason) {
    return new Ruling(
        guest,
        Controls.BALLOON_TARGET.name(),
        wished,
        judged.verdict().text(),
        judged.verdict().acts() ? OptionalLong.of(judged.targetKib()) : OptionalLong.empty(),
        judged.verdict().reasons().stream().map(Ground::of).toList(),
        place,
        reason);
  }

  private static Ruling of(
      Entity host, @Nullable Value wished, KsmJudged judged, String place, String reason) {
    return new Ruling(
        host,
        judged.knob().control(),
        wished,
        judged.verdict().text(),
        judged.verdict().acts() ? OptionalLong.of(judged.to()) : OptionalLong.empty(),
        judged.verdict().reasons().stream().map(Ground::of).toList(),
        place,
        reason);
  }

  /** The guard was not asked. */
  static Ruling unjudged(Wish wish, String verdict, String why, String place) {
    return new Ruling(
        wish.entity(),
        wish.control(),
        wish.value(),
        verdict,
        OptionalLong.empty(),
        List.of(Ground.beforeTheGuard(why)),
        place,
        wish.reason());
  }
}
