package io.ballast.core.evaluate;

import io.ballast.core.model.GuestId;

/**
 * A size that the policy wishes for a guest.
 *
 * @param place where the policy wishes it, as {@code file:line}
 * @param reason what the policy says it is for, one printable line; empty if it says nothing
 */
public record BalloonWish(GuestId guest, long targetKib, String place, String reason)
    implements ControlWish {

  /** A wish without a reason. */
  public BalloonWish(GuestId guest, long targetKib, String place) {
    this(guest, targetKib, place, "");
  }
}
