package io.ballast.sim;

import static io.ballast.sim.Hosts.balloon;
import static io.ballast.sim.Hosts.pass;
import static io.ballast.sim.Hosts.truth;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestTraits;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuestPhysicsTest {
  private static final GuestSpec BUSY =
      GuestSpec.of("busy", Size.gib(1), new Workload.Steady(Size.mib(700)));
  private static final GuestSpec IDLE = GuestSpec.of("idle", Size.gib(1), new Workload.Idle());

  @Test
  void aGuestWithMemoryToSpareNeitherSwapsNorFaults() throws Exception {
    SimHost host = Hosts.roomy(BUSY);
    pass(host, 60);
    BalloonReading seen = balloon(host, BUSY);
    assertThat(seen.swapOutKib()).hasValue(0);
    assertThat(seen.majorFaults()).hasValue(0);
    long used = seen.currentKib() - seen.usableKib().orElseThrow();
    assertThat(used).isEqualTo(truth(host, BUSY).needKib());
  }

  @Test
  void theCacheOfAGuestFillsWhatNobodyUsesAndCountsAsUsable() throws Exception {
    SimHost host = Hosts.roomy(IDLE.withCache(Size.gib(2)));
    pass(host, 60);
    BalloonReading seen = balloon(host, IDLE);
    assertThat(seen.unusedKib().orElseThrow()).isLessThan(Size.mib(8));
    assertThat(seen.usableKib().orElseThrow()).isGreaterThan(Size.mib(800));
  }

  @Test
  void aGuestSqueezedBelowItsDemandDropsItsCacheThenSwapsAndKeepsFaulting() throws Exception {
    SimHost host = Hosts.roomy(BUSY);
    host.control().setBalloon(BUSY.id(), Size.mib(800));
    pass(host, 10);
    assertThat(balloon(host, BUSY).diskCachesKib().orElseThrow()).isLessThan(Size.mib(64));
    assertThat(truth(host, BUSY).swappedKib()).isZero();

    host.control().setBalloon(BUSY.id(), Size.mib(512));
    pass(host, 30);
    BalloonReading before = balloon(host, BUSY);
    assertThat(truth(host, BUSY).swappedKib()).isGreaterThan(Size.mib(240));
    assertThat(truth(host, BUSY).actualKib()).isEqualTo(Size.mib(512));
    pass(host, 10);
    BalloonReading after = balloon(host, BUSY);
    assertThat(after.swapInKib().orElseThrow()).isGreaterThan(before.swapInKib().orElseThrow());
    assertThat(after.majorFaults().orElseThrow())
        .isGreaterThan(before.majorFaults().orElseThrow() + 1_000);
    assertThat(truth(host, BUSY).oomKills()).isZero();
  }

  @Test
  void swappedMemoryComesBackWhenThereIsRoomAgain() throws Exception {
    SimHost host = Hosts.roomy(BUSY);
    host.control().setBalloon(BUSY.id(), Size.mib(512));
    pass(host, 30);
    host.control().setBalloon(BUSY.id(), Size.gib(1));
    pass(host, 30);
    assertThat(truth(host, BUSY).swappedKib()).isZero();
  }

  @Test
  void withoutSwapABalloonRunsOutOfPuffAndGrowingProgramsAreKilled() throws Exception {
    Workload growing = new Workload.Ramp(Size.mib(300), Size.mib(700), 30, 60);
    GuestSpec guest = GuestSpec.of("no-swap", Size.gib(1), growing).withSwap(0);
    SimHost host = Hosts.roomy(guest);
    host.control().setBalloon(guest.id(), Size.mib(256));
    pass(host, 25);
    assertThat(truth(host, guest).outOfPuff()).isTrue();
    assertThat(truth(host, guest).actualKib()).isGreaterThan(truth(host, guest).needKib());
    assertThat(truth(host, guest).oomKills()).isZero();
    pass(host, 35);
    assertThat(truth(host, guest).oomKills()).isPositive();
  }

  @Test
  void aBalloonLagsAndInflatesSlowerThanItDeflates() throws Exception {
    SimHost host = Hosts.roomy(IDLE);
    host.control().setBalloon(IDLE.id(), Size.mib(512));
    assertThat(balloon(host, IDLE).currentKib()).isEqualTo(Size.gib(1));
    pass(host, 4);
    assertThat(balloon(host, IDLE).currentKib()).isBetween(Size.mib(767), Size.mib(769));
    pass(host, 5);
    assertThat(balloon(host, IDLE).currentKib()).isEqualTo(Size.mib(512));
    host.control().setBalloon(IDLE.id(), Size.gib(1));
    pass(host, 2.2);
    assertThat(balloon(host, IDLE).currentKib()).isEqualTo(Size.gib(1));
  }

  @Test
  void theHostKeepsWhatAGuestOnceTouchedUntilTheBalloonTakesIt() throws Exception {
    Workload falling = new Workload.Ramp(Size.mib(700), Size.mib(100), 5, 10);
    GuestSpec guest = GuestSpec.of("falling", Size.gib(1), falling).withCache(0);
    SimHost host = Hosts.roomy(guest);
    long full = truth(host, guest).residentKib();
    pass(host, 30);
    assertThat(truth(host, guest).residentKib()).isEqualTo(full);
    host.control().setBalloon(guest.id(), Size.mib(256));
    pass(host, 30);
    assertThat(truth(host, guest).residentKib()).isLessThan(Size.mib(256) + Footprint.QEMU_KIB + 1);
  }

  @Test
  void aPinnedGuestGivesTheHostNothingAndAPassedThroughDeviceInhibitsItsBalloon() throws Exception {
    GuestSpec guest = IDLE.withTraits(new GuestTraits(true, false, false, true, 2));
    SimHost host = Hosts.roomy(guest);
    host.control().setBalloon(guest.id(), Size.mib(256));
    pass(host, 30);
    assertThat(balloon(host, guest).currentKib()).isEqualTo(Size.gib(1));
    assertThat(truth(host, guest).residentKib()).isEqualTo(Size.gib(1) + Footprint.QEMU_KIB);
  }

  @Test
  void aGuestThatThrashesWorksLess() throws Exception {
    GuestSpec squeezed = GuestSpec.of("other", Size.gib(1), BUSY.workload());
    SimHost host = Hosts.roomy(BUSY, squeezed);
    host.control().setBalloon(squeezed.id(), Size.mib(400));
    pass(host, 60);
    assertThat(truth(host, squeezed).workedSeconds())
        .isLessThan(truth(host, BUSY).workedSeconds() / 2);
  }

  @Test
  void aGuestThatArrivesStartsColdWithoutAReport() throws Exception {
    SimHost host = Hosts.roomy();
    host.happen(new Event.Arrives(BUSY.withFaults(Set.of())));
    assertThat(balloon(host, BUSY).lastUpdateSeconds()).isEmpty();
    assertThat(truth(host, BUSY).residentKib()).isLessThan(Size.mib(128));
    pass(host, 10);
    assertThat(balloon(host, BUSY).lastUpdateSeconds()).isPresent();
    assertThat(truth(host, BUSY).residentKib()).isGreaterThan(Size.mib(700));
  }
}
