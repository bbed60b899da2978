package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import java.time.Duration;

/**
 * Something that happens to the host or a guest. What concerns a guest that is not there any more
 * has no effect: a scenario cannot know whom the host's kernel killed.
 */
public sealed interface Event {

  /** A fault of a guest's driver begins. */
  record FaultBegins(GuestId guest, Fault fault) implements Event {}

  /** A fault of a guest's driver ends. */
  record FaultEnds(GuestId guest, Fault fault) implements Event {}

  /** A guest is paused, resumed, or begins to migrate. */
  record StateChanges(GuestId guest, GuestState state) implements Event {}

  /** A guest starts cold; if one of its identity runs already, it has no effect. */
  record Arrives(GuestSpec guest) implements Event {}

  /** A guest ends, whether destroyed, shut down or migrated away. */
  record Leaves(GuestId guest) implements Event {}

  /**
   * All guests want more at once.
   *
   * @param share of what each guest's maximum leaves for programs: its demand is at least that
   */
  record Surge(double share, Duration lasts) implements Event {}

  /** Somebody else sets a guest's statistics period. */
  record PeriodChanges(GuestId guest, int seconds) implements Event {}

  /** Somebody else sets a guest's balloon target. */
  record Meddling(GuestId guest, long kib) implements Event {}

  /** The administrator reserves hugepages for nobody, or with 0 gives them back. */
  record HugepagesReserved(long kib) implements Event {}

  /** The hypervisor's daemon goes away or comes back; guests run on. */
  record HypervisorAway(boolean away) implements Event {}
}
