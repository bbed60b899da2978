package io.ballast.app.doctor;

import io.ballast.core.guard.Manageability;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether each guest's memory can be managed, and how well. What is true of several guests is said
 * once.
 *
 * @param staleAfter age from which a guest's report is not acted on
 * @param period how often the daemon would have silent guests report
 */
record GuestsCheck(List<GuestReading> guests, Instant now, Duration staleAfter, Duration period)
    implements Check {
  /** Guests' reports carry whole seconds, and clocks differ a little. */
  private static final int SECONDS_AHEAD = 5;

  @Override
  public String area() {
    return "guests";
  }

  @Override
  public List<Finding> look() {
    return Grouped.findings(guests, this::findings);
  }

  private List<Finding> findings(GuestReading guest) {
    Finding obstacle = obstacle(guest);
    return obstacle == null
        ? List.of(statistics(guest), autodeflate(guest), freePageReporting(guest), swap())
        : List.of(obstacle);
  }

  private static @Nullable Finding obstacle(GuestReading guest) {
    String lasting = Manageability.obstacle(guest.traits());
    if (!guest.traits().balloonDevice()) {
      return Finding.warning(
          "cannot be managed: " + lasting,
          "add <memballoon model='virtio'/> to its definition and start it anew");
    }
    if (!lasting.isEmpty()) {
      return Finding.note("cannot be managed: " + lasting + "; it counts as used as a whole", "");
    }
    if (guest.state() != GuestState.RUNNING) {
      return Finding.note("cannot be managed as long as it does not run", "");
    }
    return null;
  }

  private Finding statistics(GuestReading guest) {
    if (guest.traits().statisticsPeriodSeconds() == 0) {
      return Finding.note(
          "balloon statistics are off, so nothing is known of the memory inside",
          "the daemon turns them on, every %d s; by hand: virsh dommemstat NAME --period %d --live"
              .formatted(period.toSeconds(), period.toSeconds()));
    }
    long update = guest.balloon().map(BalloonReading::lastUpdateSeconds).orElseThrow().orElse(0);
    if (update == 0) {
      return Finding.warning(
          "no balloon driver answers inside: its memory can be neither seen nor moved",
          "load virtio_balloon in the guest; on Windows, install the balloon driver and service");
    }
    long age = now.getEpochSecond() - update;
    if (age > staleAfter.toSeconds()) {
      return Finding.warning(
          "the balloon driver has not reported for more than %d s: it may grow, and is not shrunk"
              .formatted(staleAfter.toSeconds()),
          "see whether the guest hangs, or its driver was unloaded");
    }
    return age < -SECONDS_AHEAD
        ? Finding.warning(
            "its last report lies in the future: this host's clock was set back",
            "none is needed; Ballast measures ages by another clock")
        : Finding.ok("balloon statistics are fresh");
  }

  private static Finding autodeflate(GuestReading guest) {
    return guest.traits().balloonOptions().autodeflate()
        ? Finding.ok("autodeflate is on: its balloon gives way before it runs out of memory")
        : Finding.note(
            "autodeflate is off: out of memory, it kills a process rather than have its balloon give way",
            "<memballoon model='virtio' autodeflate='on'>, from its next start");
  }

  private static Finding freePageReporting(GuestReading guest) {
    return guest.traits().balloonOptions().freePageReporting()
        ? Finding.ok("free-page reporting is on: what the guest frees comes back at once")
        : Finding.note(
            "free-page reporting is off: what the guest frees comes back only by its balloon",
            "<memballoon model='virtio' freePageReporting='on'>, from its next start");
  }

  private static Finding swap() {
    return Finding.note("how much swap it has inside is not told by balloon drivers", "");
  }
}
