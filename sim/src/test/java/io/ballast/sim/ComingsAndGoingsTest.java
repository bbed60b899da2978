package io.ballast.sim;

import static io.ballast.sim.Hosts.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guests that restart, migrate away, come in floods, or are not who their pid says. */
class ComingsAndGoingsTest {
  private static final int START_TICKS = 22;
  private static final GuestSpec GUEST =
      GuestSpec.of("guest", Size.gib(1), new Workload.Steady(Size.mib(400)));

  private final SimHost host = Hosts.roomy(GUEST);

  private GuestReading seen() throws Exception {
    return Hosts.read(host, GUEST.id());
  }

  private long pid() throws Exception {
    return seen().pid().orElseThrow();
  }

  @Test
  void aGuestThatRestartsIsAColdOneInANewProcess() throws Exception {
    pass(host, 10);
    host.control().setBalloon(GUEST.id(), Size.mib(768));
    host.happen(new Event.FaultBegins(GUEST.id(), Fault.STUCK_BALLOON));
    long pid = pid();
    String start = Hosts.stat(host, pid, START_TICKS);
    host.happen(new Event.Restarts(GUEST.id()));
    SimTruth.Guest truth = host.truth().guest(GUEST.id());
    assertThat(pid()).isNotEqualTo(pid);
    assertThat(Hosts.stat(host, pid(), START_TICKS)).isNotEqualTo(start);
    assertThat(truth.targetKib()).isEqualTo(Size.gib(1));
    assertThat(truth.residentKib()).isLessThan(Size.mib(200));
    assertThat(truth.faults()).isEmpty();
    assertThatThrownBy(() -> host.kernel().read("/proc/" + pid + "/stat"))
        .hasMessageContaining("/proc/" + pid);
  }

  @Test
  void aReusedPidIsSomebodyElsesUntilTheRecordIsRightAgain() throws Exception {
    pass(host, 10);
    long old = pid();
    String start = Hosts.stat(host, old, START_TICKS);
    host.happen(new Event.PidReused(GUEST.id(), Duration.ofSeconds(3)));
    assertThat(pid()).isEqualTo(old);
    assertThat(host.kernel().read("/proc/" + old + "/comm")).isEqualTo("rsync\n");
    assertThat(Hosts.stat(host, old, START_TICKS)).isNotEqualTo(start);
    pass(host, 3);
    assertThat(pid()).isNotEqualTo(old);
    assertThat(host.kernel().read("/proc/" + pid() + "/comm")).isEqualTo("qemu-system-x86\n");
    assertThat(host.kernel().read("/proc/" + old + "/comm")).isEqualTo("rsync\n");
    assertThat(host.kernel().list("/proc")).contains(Long.toString(old), Long.toString(pid()));
  }

  @Test
  void aGuestThatMigratesAwayRunsAndIsGone() throws Exception {
    host.happen(new Event.MigratesAway(GUEST.id(), Duration.ofSeconds(5)));
    pass(host, 4);
    assertThat(seen().state()).isEqualTo(GuestState.MIGRATING);
    pass(host, 1);
    assertThat(host.truth().guests()).isEmpty();
    assertThat(host.truth().host().guestsKib()).isZero();
  }

  @Test
  void aMigrationThatIsCalledOffLeavesItHere() {
    host.happen(new Event.MigratesAway(GUEST.id(), Duration.ofSeconds(5)));
    host.happen(new Event.StateChanges(GUEST.id(), GuestState.RUNNING));
    pass(host, 10);
    assertThat(host.truth().guests()).hasSize(1);
  }

  @Test
  void aMigrationEndsWithTheRunThatBeganIt() {
    host.happen(new Event.MigratesAway(GUEST.id(), Duration.ofSeconds(5)));
    host.happen(new Event.Restarts(GUEST.id()));
    host.happen(new Event.MigratesAway(GUEST.id(), Duration.ofSeconds(60)));
    pass(host, 10);
    assertThat(host.truth().guests()).hasSize(1);
  }

  @Test
  void aFloodComesInOneMomentAndGoesInAnother() throws Exception {
    host.happen(new Event.GuestFlood(1_000, Duration.ofSeconds(8)));
    assertThat(host.view().guests()).hasSize(1_001);
    pass(host, 7);
    assertThat(host.truth().host().oomKills()).isZero();
    assertThat(host.view().guests()).hasSize(1_001);
    pass(host, 1);
    assertThat(host.view().guests()).hasSize(1);
    assertThatThrownBy(() -> new Event.GuestFlood(1_001, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFloodTakesAsMuchMemoryAsItsGuestsTouch() {
    long free = host.truth().host().freeKib();
    host.happen(new Event.GuestFlood(200, Duration.ofSeconds(8)));
    pass(host, 7);
    assertThat(free - host.truth().host().freeKib())
        .isBetween(200 * Size.mib(8), 200 * GuestSpec.tiny("one").mostResidentKib());
  }

  @Test
  void twoGuestsOfOneNameAreTwo() throws Exception {
    GuestSpec twin = GuestSpec.of("twin", Size.gib(2), new Workload.Idle()).withName("guest");
    SimHost both = Hosts.roomy(GUEST, twin);
    assertThat(both.view().guests()).extracting(GuestReading::name).containsOnly("guest");
    both.control().setBalloon(twin.id(), Size.gib(1));
    assertThat(both.truth().guests())
        .extracting(SimTruth.Guest::targetKib)
        .isEqualTo(List.of(Size.gib(1), Size.gib(1)));
    assertThat(both.truth().guest(twin.id()).maximumKib()).isEqualTo(Size.gib(2));
  }
}
