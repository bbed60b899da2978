package io.ballast.core.evaluate;

import io.ballast.core.model.KsmKnob;

/**
 * A value that the policy wishes for one of KSM's knobs.
 *
 * @param place where the policy wishes it, as {@code file:line}
 */
public record KsmWish(KsmKnob knob, long value, String place) implements ControlWish {}
