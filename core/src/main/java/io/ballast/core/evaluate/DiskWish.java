package io.ballast.core.evaluate;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimit;

/**
 * A limit that the policy wishes for one of a guest's disks.
 *
 * @param disk its name: {@code vda}
 * @param value 0 is without limit
 * @param place where the policy wishes it, as {@code file:line}
 * @param reason what the policy says it is for, one printable line; empty if it says nothing
 */
public record DiskWish(
    GuestId guest, String disk, IoLimit limit, long value, String place, String reason)
    implements ControlWish {

  /** A wish without a reason. */
  public DiskWish(GuestId guest, String disk, IoLimit limit, long value, String place) {
    this(guest, disk, limit, value, place, "");
  }
}
