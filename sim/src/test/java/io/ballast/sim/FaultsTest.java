package io.ballast.sim;

import static io.ballast.sim.Hosts.balloon;
import static io.ballast.sim.Hosts.pass;
import static io.ballast.sim.Hosts.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final GuestSpec GUEST =
      GuestSpec.of("guest", Size.gib(1), new Workload.Steady(Size.mib(400)));

  private static SimHost with(Fault fault) {
    SimHost host = Hosts.roomy(GUEST);
    host.happen(new Event.FaultBegins(GUEST.id(), fault));
    return host;
  }

  private static void aimLow(SimHost host) throws HypervisorException {
    host.control().setBalloon(GUEST.id(), Size.mib(768));
  }

  @Test
  void aStuckBalloonAcceptsItsTargetAndMovesOnlyWhenItIsFreed() throws Exception {
    SimHost host = with(Fault.STUCK_BALLOON);
    aimLow(host);
    pass(host, 60);
    assertThat(balloon(host, GUEST).currentKib()).isEqualTo(Size.gib(1));
    host.happen(new Event.FaultEnds(GUEST.id(), Fault.STUCK_BALLOON));
    pass(host, 10);
    assertThat(balloon(host, GUEST).currentKib()).isEqualTo(Size.mib(768));
  }

  @Test
  void aSlowBalloonGetsThereAtLast() throws Exception {
    SimHost host = with(Fault.SLOW_BALLOON);
    aimLow(host);
    pass(host, 40);
    assertThat(balloon(host, GUEST).currentKib()).isBetween(Size.mib(800), Size.mib(1000));
    pass(host, 60);
    assertThat(balloon(host, GUEST).currentKib()).isEqualTo(Size.mib(768));
  }

  @Test
  void frozenStatisticsKeepTheirValuesAndTimeWhileTheBalloonStillMoves() throws Exception {
    SimHost host = with(Fault.FROZEN_STATISTICS);
    BalloonReading before = balloon(host, GUEST);
    aimLow(host);
    pass(host, 60);
    BalloonReading after = balloon(host, GUEST);
    assertThat(after.lastUpdateSeconds()).isEqualTo(before.lastUpdateSeconds());
    assertThat(after.availableKib()).isEqualTo(before.availableKib());
    assertThat(after.currentKib()).isEqualTo(Size.mib(768));
  }

  @Test
  void statisticsTurnedOffStayStaleAndTurnedOnComeBack() throws Exception {
    SimHost host = Hosts.roomy(GUEST);
    pass(host, 4);
    long last = balloon(host, GUEST).lastUpdateSeconds().orElseThrow();
    host.control().setStatisticsPeriod(GUEST.id(), 0);
    pass(host, 60);
    assertThat(balloon(host, GUEST).lastUpdateSeconds()).hasValue(last);
    host.control().setStatisticsPeriod(GUEST.id(), 1);
    pass(host, 0.2);
    assertThat(balloon(host, GUEST).lastUpdateSeconds()).hasValue(last + 60);
  }

  @Test
  void aPeriodSetToTheSameAgainAndAgainDoesNotPutReportsOff() throws Exception {
    SimHost host = Hosts.roomy(GUEST);
    for (int second = 0; second < 10; second++) {
      host.control().setStatisticsPeriod(GUEST.id(), 2);
      pass(host, 1);
    }
    assertThat(balloon(host, GUEST).lastUpdateSeconds())
        .hasValue(SimHost.BEGIN.getEpochSecond() + 10);
  }

  @Test
  void aGuestWhoseStatisticsWereNeverOnReportsNothing() throws Exception {
    GuestSpec silent = GUEST.withTraits(new GuestTraits(true, false, false, false, 0));
    SimHost host = Hosts.roomy(silent);
    pass(host, 60);
    assertThat(balloon(host, silent))
        .isEqualTo(BalloonReading.withoutStatistics(Size.gib(1), Size.gib(1)));
  }

  @Test
  void aGuestWithoutADriverReportsNothingAndStaysAtItsMaximum() throws Exception {
    GuestSpec bare = GUEST.withFaults(Set.of(Fault.NO_DRIVER));
    SimHost host = Hosts.roomy(bare);
    aimLow(host);
    pass(host, 60);
    assertThat(balloon(host, bare))
        .isEqualTo(BalloonReading.withoutStatistics(Size.gib(1), Size.gib(1)));
  }

  @Test
  void aDriverThatIsUnloadedGivesTheBalloonBack() throws Exception {
    SimHost host = Hosts.roomy(GUEST);
    aimLow(host);
    pass(host, 10);
    host.happen(new Event.FaultBegins(GUEST.id(), Fault.NO_DRIVER));
    pass(host, 10);
    assertThat(balloon(host, GUEST).currentKib()).isEqualTo(Size.gib(1));
  }

  @Test
  void aDriverWithoutValuesReportsOnlyThatItLives() throws Exception {
    SimHost host = with(Fault.REPORTS_NO_VALUES);
    pass(host, 4);
    BalloonReading seen = balloon(host, GUEST);
    assertThat(seen.availableKib()).isEmpty();
    assertThat(seen.usableKib()).isEmpty();
    assertThat(seen.swapInKib()).isEmpty();
    assertThat(seen.lastUpdateSeconds()).hasValue(SimHost.BEGIN.getEpochSecond() + 4);
  }

  @Test
  void aPretenderToStarvationIsPlausibleAndFalse() throws Exception {
    SimHost host = with(Fault.CLAIMS_STARVATION);
    pass(host, 4);
    BalloonReading before = balloon(host, GUEST);
    pass(host, 4);
    BalloonReading after = balloon(host, GUEST);
    assertThat(after.usableKib().orElseThrow()).isLessThan(Size.mib(1));
    assertThat(after.swapInKib().orElseThrow()).isGreaterThan(before.swapInKib().orElseThrow());
    assertThat(truth(host, GUEST).swappedKib()).isZero();
  }

  @Test
  void aPretenderToIdlenessHidesItsWorkButNotFromItsProcess() throws Exception {
    SimHost host = with(Fault.CLAIMS_IDLENESS);
    pass(host, 4);
    BalloonReading seen = balloon(host, GUEST);
    long claimed = seen.currentKib() - seen.usableKib().orElseThrow();
    assertThat(claimed).isLessThan(Size.mib(128));
    assertThat(truth(host, GUEST).residentKib()).isGreaterThan(Size.mib(400));
  }

  @Test
  void garbageContradictsItself() throws Exception {
    SimHost host = with(Fault.REPORTS_GARBAGE);
    for (int report = 0; report < 20; report++) {
      pass(host, 2);
      BalloonReading seen = balloon(host, GUEST);
      assertThat(seen.usableKib().orElseThrow()).isGreaterThan(seen.availableKib().orElseThrow());
    }
  }

  @Test
  void aMigratingGuestRunsOnButItsBalloonIsLeftAlone() throws Exception {
    SimHost host = Hosts.roomy(GUEST);
    host.happen(new Event.StateChanges(GUEST.id(), GuestState.MIGRATING));
    assertThat(Hosts.read(host, GUEST.id()).state()).isEqualTo(GuestState.MIGRATING);
    long last = balloon(host, GUEST).lastUpdateSeconds().orElseThrow();
    pass(host, 4);
    assertThat(balloon(host, GUEST).lastUpdateSeconds().orElseThrow()).isGreaterThan(last);
    assertRefused(host, Reason.NOT_NOW);
  }

  @Test
  void aGuestWithoutABalloonShowsNoneAndCannotBeChanged() throws Exception {
    GuestSpec bare = GUEST.withTraits(new GuestTraits(false, false, false, false, 0));
    SimHost host = Hosts.roomy(bare);
    assertThat(Hosts.read(host, bare.id()).balloon()).isEmpty();
    assertRefused(host, Reason.NOT_NOW);
    host.happen(new Event.Meddling(bare.id(), Size.mib(256)));
    pass(host, 30);
    assertThat(truth(host, bare).actualKib()).isEqualTo(Size.gib(1));
  }

  @Test
  void aHypervisorThatIsAwayCanNeitherBeReadNorWrittenAndGuestsLiveOn() throws Exception {
    SimHost host = Hosts.roomy(GUEST);
    aimLow(host);
    host.happen(new Event.HypervisorAway(true));
    assertThatThrownBy(() -> host.view().guests())
        .asInstanceOf(type(HypervisorException.class))
        .extracting(HypervisorException::reason)
        .isEqualTo(Reason.UNREACHABLE);
    assertRefused(host, Reason.UNREACHABLE);
    pass(host, 10);
    host.happen(new Event.HypervisorAway(false));
    assertThat(balloon(host, GUEST).currentKib()).isEqualTo(Size.mib(768));
  }

  @Test
  void aSurgeRaisesEveryDemandForAWhile() {
    GuestSpec other = GuestSpec.of("other", Size.gib(2), new Workload.Idle());
    SimHost host = Hosts.roomy(GUEST, other);
    host.happen(new Event.Surge(0.8, Duration.ofSeconds(20)));
    pass(host, 10);
    assertThat(truth(host, GUEST).needKib()).isGreaterThan(Size.mib(800));
    assertThat(truth(host, other).needKib()).isGreaterThan(Size.mib(1600));
    pass(host, 20);
    assertThat(truth(host, other).needKib()).isLessThan(Size.mib(128));
  }

  @Test
  void eventsOfAGuestThatIsGoneHaveNoEffectUntilItArrivesAnew() {
    SimHost host = Hosts.roomy(GUEST);
    host.happen(new Event.Leaves(GUEST.id()));
    host.happen(new Event.FaultBegins(GUEST.id(), Fault.STUCK_BALLOON));
    host.happen(new Event.Meddling(GUEST.id(), Size.mib(256)));
    assertThat(host.truth().guests()).isEmpty();
    host.happen(new Event.Arrives(GUEST));
    host.happen(new Event.Arrives(GUEST));
    assertThat(host.truth().guests()).hasSize(1);
    assertThat(truth(host, GUEST).faults()).isEmpty();
  }

  @Test
  void everyWriteIsCountedAndRefusedOnesToo() throws Exception {
    SimHost host = Hosts.roomy(GUEST);
    pass(host, 3);
    aimLow(host);
    host.control().setStatisticsPeriod(GUEST.id(), 5);
    assertThatThrownBy(() -> host.control().setBalloon(GUEST.id(), Size.gib(2)))
        .isInstanceOf(HypervisorException.class);
    assertThat(host.writeCount()).isEqualTo(3);
    assertThat(host.writes()).extracting(Write::accepted).containsExactly(true, true, false);
    assertThat(host.writes().getFirst())
        .isEqualTo(
            new Write(
                Duration.ofSeconds(3),
                Optional.of(GUEST.id()),
                Write.Knob.BALLOON,
                Size.mib(768),
                true));
  }

  @Test
  void whatSomebodyElseSetsIsNoWriteOfOurs() throws Exception {
    SimHost host = Hosts.roomy(GUEST);
    host.happen(new Event.Meddling(GUEST.id(), Size.mib(768)));
    host.happen(new Event.PeriodChanges(GUEST.id(), 9));
    pass(host, 10);
    assertThat(balloon(host, GUEST).currentKib()).isEqualTo(Size.mib(768));
    assertThat(Hosts.read(host, GUEST.id()).traits().statisticsPeriodSeconds()).isEqualTo(9);
    assertThat(host.writeCount()).isZero();
  }

  private static void assertRefused(SimHost host, Reason reason) {
    assertThatThrownBy(() -> aimLow(host))
        .asInstanceOf(type(HypervisorException.class))
        .extracting(HypervisorException::reason)
        .isEqualTo(reason);
  }
}
