package io.ballast.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CalamitiesTest {

  @Property(tries = 40, seed = "20")
  void theSameSeedGivesTheSameRunHoweverTimePasses(@ForAll long seed) throws Exception {
    Scenario scenario = Scenarios.calamities(seed);
    SimHost inOneGo = new SimHost(scenario);
    inOneGo.advance(scenario.duration());

    SimHost inPieces = new SimHost(Scenarios.calamities(seed));
    Random pieces = new Random(seed);
    for (Duration left = scenario.duration(); left.isPositive(); ) {
      Duration piece = Duration.ofMillis(pieces.nextInt(1, 9_000));
      piece = piece.compareTo(left) < 0 ? piece : left;
      inPieces.advance(piece);
      left = left.minus(piece);
    }
    assertThat(inPieces.truth()).isEqualTo(inOneGo.truth());
    assertThat(Hosts.everything(inPieces)).isEqualTo(Hosts.everything(inOneGo));
    assertThat(inPieces.clock().instant()).isEqualTo(inOneGo.clock().instant());
  }

  @Property(tries = 100, seed = "20")
  void memoryAddsUpWhateverHappensAndNothingIsEverNegative(@ForAll long seed) {
    Scenario scenario = Scenarios.calamities(seed);
    SimWorld world = new SimWorld(scenario, SimHost.BEGIN);
    List<Scenario.Timed> events = new ArrayList<>(scenario.events());
    while (world.now().nanos() < scenario.duration().toNanos()) {
      while (!events.isEmpty() && events.getFirst().at().toNanos() <= world.now().nanos()) {
        world.happen(events.removeFirst().event());
        addsUp(world);
      }
      world.step();
      addsUp(world);
    }
  }

  private static void addsUp(SimWorld world) {
    HostMemory memory = world.memory();
    KsmTally ksm = world.ksm().tally();
    long parts =
        world.spec().ownKib()
            + world.ksm().scanner().recordsKib()
            + memory.hugepagesKib()
            + memory.truth().guestsKib()
            - ksm.saved()
            + memory.cacheKib()
            + memory.freeKib();
    long resident = Shares.sum(world.guests(), SimGuest::residentKib);
    long merged = Shares.sum(world.guests(), guest -> guest.footprint().mergedKib());
    if (parts != world.spec().totalKib()
        || resident != memory.truth().guestsKib()
        || merged != ksm.merged()
        || Stream.of(
                ksm.saved(),
                memory.takenKib(),
                memory.cacheKib(),
                memory.freeKib(),
                world.ksm().scanner().knownKib() - ksm.merged())
            .anyMatch(kib -> kib < 0)) {
      throw new AssertionError(world.now() + ": " + parts + " " + ksm + " " + memory.truth());
    }
    for (SimGuest guest : world.guests()) {
      Footprint own = guest.footprint();
      if (own.mergedKib() < 0 || own.swappableKib() < 0 || own.swappedKib() < 0) {
        throw new AssertionError(world.now() + ": " + guest.truth());
      }
    }
  }

  @Property(tries = 50, seed = "20")
  void anyThirtyInARowHaveEveryKindOfEventAndEveryFault(
      @ForAll @IntRange(max = 1_000_000) int first) {
    Set<Class<?>> kinds = new HashSet<>();
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    Set<KsmKernel> kernels = EnumSet.noneOf(KsmKernel.class);
    boolean twins = false;
    for (int seed = first; seed < first + 30; seed++) {
      Scenario scenario = Scenarios.calamities(seed);
      for (Scenario.Timed timed : scenario.events()) {
        kinds.add(timed.event().getClass());
        if (timed.event() instanceof Event.FaultBegins(var _, Fault fault)) {
          faults.add(fault);
        }
      }
      kernels.add(scenario.host().ksm());
      twins |=
          scenario.guests().stream().map(GuestSpec::name).distinct().count()
              < scenario.guests().size();
    }
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(kindsOf(Event.class));
    assertThat(faults).containsAll(EnumSet.allOf(Fault.class));
    assertThat(kernels).containsAll(EnumSet.allOf(KsmKernel.class));
    assertThat(twins).isTrue();
  }

  private static List<Class<?>> kindsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(k -> kindsOf(k).stream()).toList()
        : List.of(type);
  }

  @Property(tries = 100, seed = "20")
  void theEndIsCalm(@ForAll long seed) throws Exception {
    Scenario scenario = Scenarios.calamities(seed);
    Duration calm = scenario.duration().minus(Scenarios.CALM);
    assertThat(scenario.events()).allMatch(timed -> timed.at().compareTo(calm) <= 0);
    assertThat(scenario.guests()).hasSizeBetween(3, 12);
    SimHost host = new SimHost(scenario);
    host.advance(calm.plusMillis(200));
    int guests = host.view().guests().size();
    assertThat(host.kernel().read("/proc/meminfo")).isNotEmpty();
    assertThat(host.kernel().list("/proc")).isNotEmpty();
    assertThat(guests).isEqualTo(host.truth().guests().size()).isLessThan(100);
  }

  @Example
  void mostGuestsLiveThroughIt() {
    int begun = 0;
    int left = 0;
    int merging = 0;
    for (int seed = 0; seed < 100; seed++) {
      Scenario scenario = Scenarios.calamities(seed);
      SimHost host = new SimHost(scenario);
      host.advance(scenario.duration());
      begun += scenario.guests().size();
      left += host.truth().guests().size();
      merging += host.truth().ksm().savedKib() > 0 ? 1 : 0;
    }
    assertThat(left).isGreaterThan(begun / 2);
    assertThat(merging).isBetween(20, 80);
  }
}
