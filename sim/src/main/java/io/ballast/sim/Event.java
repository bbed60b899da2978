package io.ballast.sim;

import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.KsmKnob;
import java.time.Duration;

/**
 * Something that happens to the host or a guest. What concerns a guest that is not there any more
 * has no effect: a scenario cannot know whom the host's kernel killed.
 */
public sealed interface Event {
  /** No clock is set, and no host sleeps, by more than ten years. */
  Duration LONGEST = Duration.ofDays(3_650);

  /** The most guests that arrive in one moment. */
  int LARGEST_FLOOD = 1_000;

  /** Something that happens to one guest. */
  sealed interface OfGuest extends Event {
    GuestId guest();
  }

  /** Something that happens to the host, its kernel, its hypervisor, or to all guests. */
  sealed interface OfHost extends Event {}

  /** A fault of a guest's driver begins. */
  record FaultBegins(GuestId guest, Fault fault) implements OfGuest {}

  /** A fault of a guest's driver ends. */
  record FaultEnds(GuestId guest, Fault fault) implements OfGuest {}

  /** A guest is paused, resumed, or begins to migrate. */
  record StateChanges(GuestId guest, GuestState state) implements OfGuest {}

  /** A guest starts cold; if one of its identity runs already, it has no effect. */
  record Arrives(GuestSpec guest) implements OfHost {}

  /** A guest ends, whether destroyed, shut down or migrated away. */
  record Leaves(GuestId guest) implements OfGuest {}

  /** A guest ends and starts again cold, at once, under its identity, in a new process. */
  record Restarts(GuestId guest) implements OfGuest {}

  /**
   * A guest restarts, and its old pid belongs to somebody else's process, which runs on. The
   * hypervisor's record names the old pid for a while before it is right again.
   *
   * @param toldFor how long: at least one interval of whoever reads should be in it
   */
  record PidReused(GuestId guest, Duration toldFor) implements OfGuest {}

  /** A guest migrates and after a while is gone, unless somebody changed its state meanwhile. */
  record MigratesAway(GuestId guest, Duration lasts) implements OfGuest {}

  /** So many tiny guests arrive in one moment, and all of them leave in a later one. */
  record GuestFlood(int count, Duration stay) implements OfHost {
    public GuestFlood {
      if (count < 1 || count > LARGEST_FLOOD) {
        throw new IllegalArgumentException("A flood has 1 to " + LARGEST_FLOOD + " guests.");
      }
    }
  }

  /**
   * All guests want more at once.
   *
   * @param share of what each guest's maximum leaves for programs: its demand is at least that
   */
  record Surge(double share, Duration lasts) implements OfHost {}

  /** Somebody else sets a guest's statistics period. */
  record PeriodChanges(GuestId guest, int seconds) implements OfGuest {}

  /** Somebody else sets a guest's balloon target. */
  record Meddling(GuestId guest, long kib) implements OfGuest {}

  /** Somebody else sets one of KSM's knobs; what the kernel refuses has no effect. */
  record KsmMeddling(KsmKnob knob, long value) implements OfHost {}

  /** Somebody turns the kernel's own advisor on, which then steers KSM's pages_to_scan, or off. */
  record KsmAdvised(boolean advised) implements OfHost {}

  /** The administrator reserves hugepages for nobody, or with 0 gives them back. */
  record HugepagesReserved(long kib) implements OfHost {}

  /** The hypervisor's daemon goes away or comes back; guests run on. */
  record HypervisorAway(boolean away) implements OfHost {}

  /**
   * The hypervisor's daemon hangs or goes on; guests run on. Calls fail as those whose deadline
   * passed do, but no time passes in them: that only {@link SimHost#advance} lets it.
   */
  record HypervisorHangs(boolean hangs) implements OfHost {}

  /** The hypervisor answers what it is asked and denies every change, or takes changes again. */
  record WritesRefused(boolean refused) implements OfHost {}

  /**
   * Changes of one guest fail from now on, while it is seen as ever.
   *
   * @param reason {@code NO_GUEST} is a guest that ends between being seen and being changed
   */
  record RefusalBegins(GuestId guest, Reason reason) implements OfGuest {}

  /** Changes of one guest are taken again. */
  record RefusalEnds(GuestId guest) implements OfGuest {}

  /** Kernel files whose path begins so cannot be read or written, or can again. */
  record KernelFilesRefuse(String prefix, FileRefusal how, boolean refuse) implements OfHost {}

  /** Kernel files whose path begins so are no longer there, or are again. */
  record KernelFilesVanish(String prefix, boolean gone) implements OfHost {}

  /** The wall clock is set forward, or with a negative duration back. */
  record ClockJumps(Duration by) implements OfHost {
    public ClockJumps {
      if (by.abs().compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("A clock is not set by " + by + ".");
      }
    }
  }

  /** The whole host sleeps: its wall clock and its uptime go on, and nothing else does. */
  record Suspends(Duration time) implements OfHost {
    public Suspends {
      if (time.isNegative() || time.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("A host does not sleep for " + time + ".");
      }
    }
  }
}
