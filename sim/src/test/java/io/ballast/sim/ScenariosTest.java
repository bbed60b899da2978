package io.ballast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ScenariosTest {

  @Property(tries = 50, seed = "20")
  void theSameSeedGivesTheSameRunWhateverIsReadAndHoweverTimePasses(@ForAll long seed)
      throws IOException {
    Scenario scenario = Scenarios.random(seed);
    SimHost inOneGo = new SimHost(scenario);
    inOneGo.advance(scenario.duration());

    SimHost inPieces = new SimHost(Scenarios.random(seed));
    Random pieces = new Random(seed);
    for (Duration left = scenario.duration(); left.isPositive(); ) {
      Duration piece = Duration.ofMillis(pieces.nextInt(1, 9_000));
      piece = piece.compareTo(left) < 0 ? piece : left;
      inPieces.advance(piece);
      left = left.minus(piece);
      assertThat(Hosts.everything(inPieces)).isEqualTo(Hosts.everything(inPieces));
    }
    assertThat(Hosts.everything(inPieces)).isEqualTo(Hosts.everything(inOneGo));
    assertThat(inPieces.truth()).isEqualTo(inOneGo.truth());
  }

  @Property(tries = 50, seed = "20")
  void orderOfWritesToDifferentGuestsDoesNotMatter(@ForAll @IntRange(max = 1000) int seed)
      throws Exception {
    SimHost forward = new SimHost(Scenarios.demo(seed));
    SimHost backward = new SimHost(Scenarios.demo(seed));
    var guests = forward.view().guests();
    for (var guest : guests) {
      forward.control().setBalloon(guest.id(), Size.gib(1));
    }
    for (var guest : guests.reversed()) {
      backward.control().setBalloon(guest.id(), Size.gib(1));
    }
    forward.advance(Duration.ofSeconds(60));
    backward.advance(Duration.ofSeconds(60));
    assertThat(forward.truth()).isEqualTo(backward.truth());
  }

  @Property(tries = 200, seed = "20")
  void everyRandomScenarioIsNasty(@ForAll long seed) {
    Scenario scenario = Scenarios.random(seed);
    Set<Fault> faults = faultsOf(scenario);
    assertThat(faults).contains(Fault.STUCK_BALLOON, Fault.FROZEN_STATISTICS);
    assertThat(faults)
        .containsAnyOf(Fault.CLAIMS_STARVATION, Fault.CLAIMS_IDLENESS, Fault.REPORTS_GARBAGE);
    assertThat(scenario.events())
        .extracting(Scenario.Timed::event)
        .hasAtLeastOneElementOfType(Event.Surge.class)
        .hasAtLeastOneElementOfType(Event.Arrives.class)
        .hasAtLeastOneElementOfType(Event.Leaves.class);
  }

  @Property(tries = 50, seed = "20")
  void anyTwentyScenariosInARowHaveEveryFaultAndKindOfWorkload(
      @ForAll @IntRange(max = 1_000_000) int first) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    Set<Class<?>> workloads = new HashSet<>();
    for (int seed = first; seed < first + 20; seed++) {
      Scenario scenario = Scenarios.random(seed);
      faults.addAll(faultsOf(scenario));
      scenario.guests().forEach(guest -> workloads.add(guest.workload().getClass()));
    }
    assertThat(faults).containsAll(EnumSet.allOf(Fault.class));
    assertThat(workloads).hasSize(Workload.class.getPermittedSubclasses().length);
  }

  private static Set<Fault> faultsOf(Scenario scenario) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    for (Scenario.Timed timed : scenario.events()) {
      if (timed.event() instanceof Event.FaultBegins(var _, Fault fault)) {
        faults.add(fault);
      }
    }
    return faults;
  }

  @Example
  void theDemoRunsShortWithoutAManager() {
    SimHost host = new SimHost(Scenarios.demo(1));
    assertThat(freePart(host)).isGreaterThan(0.3);
    host.advance(Duration.ofSeconds(70));
    assertThat(freePart(host)).isLessThan(0.05);
    assertThat(host.truth().host().swappedKib()).isPositive();
    assertThat(host.truth().guests()).hasSize(8);
  }

  @Example
  void theDemosNeedsFitTheHostAtAllTimes() {
    SimHost host = new SimHost(Scenarios.demo(1));
    for (int second = 0; second < 240; second++) {
      host.advance(Duration.ofSeconds(1));
      long need = host.truth().guests().stream().mapToLong(SimTruth.Guest::needKib).sum();
      assertThat(need).isLessThan(host.truth().host().totalKib() * 8 / 10);
    }
  }

  private static double freePart(SimHost host) {
    SimTruth.Host truth = host.truth().host();
    return (double) truth.freeKib() / truth.totalKib();
  }

  @Example
  void aFleetHasAsManyGuestsAsAskedFor() throws Exception {
    SimHost host = new SimHost(Scenarios.fleet(1_000, 7));
    host.advance(Duration.ofSeconds(10));
    assertThat(host.view().guests()).hasSize(1_000).allMatch(guest -> guest.balloon().isPresent());
    assertThat(host.truth().host().oomKills()).isZero();
  }
}
