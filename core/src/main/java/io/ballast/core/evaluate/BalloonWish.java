package io.ballast.core.evaluate;

import io.ballast.core.model.GuestId;

/**
 * A size that the policy wishes for a guest.
 *
 * @param place where the policy wishes it, as {@code file:line}
 */
public record BalloonWish(GuestId guest, long targetKib, String place) implements ControlWish {}
