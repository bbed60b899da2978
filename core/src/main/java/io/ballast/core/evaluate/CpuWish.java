package io.ballast.core.evaluate;

import io.ballast.core.model.CpuKnob;
import io.ballast.core.model.GuestId;

/**
 * A quota or a period that the policy wishes for each of a guest's vCPUs.
 *
 * @param place where the policy wishes it, as {@code file:line}
 * @param reason what the policy says it is for, one printable line; empty if it says nothing
 */
public record CpuWish(GuestId guest, CpuKnob knob, long value, String place, String reason)
    implements ControlWish {

  /** A wish without a reason. */
  public CpuWish(GuestId guest, CpuKnob knob, long value, String place) {
    this(guest, knob, value, place, "");
  }
}
