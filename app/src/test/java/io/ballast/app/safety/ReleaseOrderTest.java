package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.ledger.Standing;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.Memory;
import io.ballast.core.release.Released;
import io.ballast.sim.Event;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import io.ballast.sim.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who gets memory back when there is not enough for all, and what is told of the others. */
class ReleaseOrderTest {
  private static final long GIB = Memory.gib(1);
  private static final GuestSpec IDLE = GuestSpec.of("idle", 4 * GIB, new Workload.Idle());
  private static final GuestSpec NEEDY =
      GuestSpec.of("needy", 4 * GIB, new Workload.Steady(2 * GIB)).withSwap(4 * GIB);

  private final Disk disk = new Disk();

  /** Both were taken from 4 GiB to so much, by a daemon that is gone. */
  private Undoing shrunk(HostSpec host, long idleKib, long needyKib, Scenario.Timed... more) {
    Scenario scenario =
        new Scenario(host, List.of(IDLE, NEEDY), List.of(more), 1, Duration.ofHours(1));
    Undoing undoing = new Undoing(scenario, disk, () -> {});
    undoing.host.happen(new Event.Meddling(IDLE.id(), idleKib));
    undoing.host.happen(new Event.Meddling(NEEDY.id(), needyKib));
    undoing.host.advance(Duration.ofSeconds(60));
    write(undoing.host, row(IDLE, idleKib), row(NEEDY, needyKib));
    return undoing;
  }

  private void write(SimHost host, String... rows) {
    try {
      String boot = host.kernel().read("/proc/sys/kernel/random/boot_id");
      disk.write("ballast-ledger 1\nboot " + boot + String.join("", rows) + "end\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String row(GuestSpec guest, long writtenKib) {
    return "balloon %s start 0 original %d written %d between %d %d guest \"%s\"\n"
        .formatted(guest.id(), 4 * GIB, writtenKib, writtenKib, 4 * GIB, guest.name());
  }

  private static Map<String, Released> byName(List<Released> told) {
    return told.stream().collect(Collectors.toMap(one -> one.row().guestName(), one -> one));
  }

  @Test
  void whoNeedsItMostComesFirstAndTheOtherIsNamed() {
    Undoing undoing = shrunk(HostSpec.of(9 * GIB, 4), GIB, GIB + GIB / 2);
    long available = undoing.host.truth().host().availableKib();
    undoing.host.happen(new Event.HugepagesReserved(available - GIB - GIB / 2));
    Map<String, Released> told = byName(undoing.release(Undoing.NEVER, Duration.ZERO));
    SimTruth.Guest needy = undoing.host.truth().guest(NEEDY.id());
    SimTruth.Guest idle = undoing.host.truth().guest(IDLE.id());
    assertThat(needy.targetKib()).as("for more than it needs").isGreaterThan(needy.needKib());
    assertThat(idle.targetKib()).isLessThan(GIB + GIB / 2);
    assertThat(told).hasSize(2);
    assertThat(told.values())
        .allMatch(Released::isLeft)
        .extracting(Released::why)
        .allMatch(why -> why.startsWith("headroom: the host "));
    assertThat(undoing.host.truth().host().availableKib()).isPositive();
  }

  @Test
  void withRoomForBothBothAreBack() {
    Undoing undoing = shrunk(HostSpec.of(16 * GIB, 4), GIB, 2 * GIB);
    assertThat(undoing.release(Undoing.NEVER))
        .hasSize(2)
        .extracting(Released::standing)
        .hasOnlyElementsOfType(Standing.Back.class);
    assertThat(disk.text()).hasLineCount(3);
  }

  @Test
  void whatOthersChangedIsLeftToThem() {
    Undoing undoing = shrunk(HostSpec.of(16 * GIB, 4), 2 * GIB, 3 * GIB);
    undoing.host.happen(new Event.Meddling(IDLE.id(), GIB));
    undoing.host.advance(Duration.ofSeconds(60));
    Map<String, Released> told = byName(undoing.release(Undoing.NEVER));
    assertThat(told.get("idle")).extracting(Released::standing).isEqualTo(new Standing.Theirs(GIB));
    assertThat(told.get("needy")).extracting(Released::standing).isInstanceOf(Standing.Back.class);
    assertThat(undoing.host.truth().guest(IDLE.id()).targetKib()).isEqualTo(GIB);
    assertThat(undoing.release(Undoing.NEVER)).as("nothing is left to tell").isEmpty();
  }

  @Test
  void aGuestThatEndedIsDroppedAndWhoeverStartedAnewIsNotTouched() {
    Undoing undoing = shrunk(HostSpec.of(16 * GIB, 4), GIB, 2 * GIB);
    write(undoing.host, row(IDLE, GIB).replace("start 0", "start 5"), row(NEEDY, 2 * GIB));
    undoing.host.happen(new Event.Leaves(NEEDY.id()));
    Map<String, Released> told = byName(undoing.release(Undoing.NEVER));
    assertThat(told.values()).extracting(Released::standing).containsOnly(new Standing.Ended());
    assertThat(undoing.host.writeCount()).isZero();
    assertThat(undoing.host.truth().guest(IDLE.id()).targetKib()).isEqualTo(GIB);
  }

  @Test
  void aPausedGuestIsNamedAndGivenBackWhenItRuns() {
    Undoing undoing = shrunk(HostSpec.of(16 * GIB, 4), GIB, 2 * GIB);
    undoing.host.happen(new Event.StateChanges(IDLE.id(), GuestState.PAUSED));
    assertThat(byName(undoing.release(Undoing.NEVER)).get("idle"))
        .matches(Released::isLeft)
        .extracting(Released::why)
        .isEqualTo("exclusion: it is paused");
    undoing.host.happen(new Event.StateChanges(IDLE.id(), GuestState.RUNNING));
    assertThat(undoing.release(Undoing.NEVER))
        .singleElement()
        .extracting(Released::standing)
        .isInstanceOf(Standing.Back.class);
  }
}
