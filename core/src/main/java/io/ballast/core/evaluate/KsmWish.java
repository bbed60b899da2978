package io.ballast.core.evaluate;

import io.ballast.core.model.KsmKnob;

/**
 * A value that the policy wishes for one of KSM's knobs.
 *
 * @param place where the policy wishes it, as {@code file:line}
 * @param reason what the policy says it is for, one printable line; empty if it says nothing
 */
public record KsmWish(KsmKnob knob, long value, String place, String reason)
    implements ControlWish {

  /** A wish without a reason. */
  public KsmWish(KsmKnob knob, long value, String place) {
    this(knob, value, place, "");
  }
}
