package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import java.time.Duration;
import java.util.Optional;

/**
 * A call at a write port, the hypervisor's or the kernel's, refused ones included.
 *
 * @param at since the beginning
 * @param guest whose knob it was; absent for one of the host's
 * @param value in the knob's unit: KiB, seconds, milliseconds, µs, pages; of a disk's limits the
 *     sum
 */
public record Write(Duration at, Optional<GuestId> guest, Knob knob, long value, boolean accepted) {
  /** What is written to. */
  public enum Knob {
    BALLOON,
    STATISTICS_PERIOD,
    VCPU_QUOTA,
    DISK_LIMITS,
    KSM_RUN,
    KSM_PAGES_TO_SCAN,
    KSM_SLEEP_MILLISECS,
    KSM_MERGE_ACROSS_NODES;

    static Knob of(KsmKnob knob) {
      return switch (knob) {
        case RUN -> KSM_RUN;
        case PAGES_TO_SCAN -> KSM_PAGES_TO_SCAN;
        case SLEEP_MILLISECS -> KSM_SLEEP_MILLISECS;
        case MERGE_ACROSS_NODES -> KSM_MERGE_ACROSS_NODES;
      };
    }
  }
}
