package io.ballast.sim;

import io.ballast.core.model.GuestId;
import java.time.Duration;

/**
 * A call at the write port, refused ones included.
 *
 * @param at since the beginning
 * @param value in KiB or seconds
 */
public record Write(Duration at, GuestId guest, Knob knob, long value, boolean accepted) {
  /** What a hypervisor's port writes. */
  public enum Knob {
    BALLOON,
    STATISTICS_PERIOD
  }
}
