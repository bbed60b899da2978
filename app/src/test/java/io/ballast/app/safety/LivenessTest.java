package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestId;
import io.ballast.sim.Event;
import io.ballast.sim.Fault;
import io.ballast.sim.GuestSpec;
import io.ballast.sim.HostSpec;
import io.ballast.sim.Scenario;
import io.ballast.sim.Size;
import io.ballast.sim.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Example;

/** Harming nobody is easy for who does nothing: the default policy also does its work, and soon. */
class LivenessTest {
  private static final Duration PRESSURE_BEGINS = Duration.ofSeconds(20);
  private static final Duration PRESSURE_ENDS = Duration.ofSeconds(220);

  private static final GuestSpec IDLE =
      GuestSpec.of("idle", Size.gib(2), new Workload.Idle()).withCache(Size.gib(1));
  private static final GuestSpec BUSY =
      GuestSpec.of("busy", Size.gib(2), new Workload.Steady(Size.mib(1200)));

  private final List<Cycle> cycles = new ArrayList<>();

  private void play(Scenario scenario) {
    Run.play(scenario, Setting.DEFAULT, List.of(new FloorLaw(), new HeadroomLaw(), cycles::add));
  }

  /** Half of a host of 4 GiB is in use; then hugepages take nearly all that is available. */
  private static Scenario squeeze(GuestSpec... guests) {
    return new Scenario(
        HostSpec.of(Size.mib(4608), 4),
        List.of(guests),
        List.of(
            new Scenario.Timed(PRESSURE_BEGINS, new Event.HugepagesReserved(Size.mib(1400))),
            new Scenario.Timed(PRESSURE_ENDS, new Event.HugepagesReserved(0))),
        1,
        Duration.ofSeconds(480));
  }

  @Example
  void anIdleGuestGivesUntilTheHostRecoversAndGetsItBack() {
    play(squeeze(IDLE, BUSY));
    assertThat(cyclesUntil(PRESSURE_BEGINS, LivenessTest::isShort))
        .as("cycles until short")
        .isOne();
    assertThat(cyclesUntil(PRESSURE_BEGINS, cycle -> shrinks(cycle, IDLE.id())))
        .as("cycles until the idle guest is asked")
        .isOne();
    assertThat(cyclesUntil(PRESSURE_BEGINS.plusSeconds(4), cycle -> !isShort(cycle)))
        .as("cycles until the host has its reserve again")
        .isLessThanOrEqualTo(7);
    assertThat(cyclesUntil(PRESSURE_ENDS, cycle -> cycle.seenKib(IDLE.id()) == IDLE.maximumKib()))
        .as("cycles until the idle guest has all again")
        .isLessThanOrEqualTo(5);
  }

  @Example
  void nobodySwings() {
    play(squeeze(IDLE, BUSY));
    assertThat(reversals(IDLE.id())).as("reversals of the idle guest").isOne();
    assertThat(reversals(BUSY.id())).as("reversals of the busy guest").isOne();
  }

  @Example
  void theBusyGuestKeepsWhatItNeeds() {
    play(squeeze(IDLE, BUSY));
    assertThat(cycles)
        .allSatisfy(
            cycle ->
                assertThat(cycle.seenKib(BUSY.id()))
                    .isGreaterThan(BUSY.overheadKib() + Size.mib(1200)));
  }

  /** The others give nothing: they are idle, and stuck. What is left goes to who starves. */
  @Example
  void whoStarvesIsRelievedInTheNextCycleWhileTheHostIsShort() {
    GuestSpec stuck = IDLE.withFaults(Set.of(Fault.STUCK_BALLOON));
    GuestSpec hungry =
        GuestSpec.of(
            "hungry", Size.gib(2), new Workload.Ramp(Size.mib(300), Size.mib(900), 120, 124));
    ReliefLaw relief = new ReliefLaw();
    Run.play(
        new Scenario(
            HostSpec.of(Size.mib(4608), 4),
            List.of(stuck, hungry),
            List.of(
                new Scenario.Timed(PRESSURE_BEGINS, new Event.HugepagesReserved(Size.mib(2200))),
                new Scenario.Timed(
                    Duration.ofSeconds(118), new Event.HugepagesReserved(Size.mib(2350)))),
            1,
            Duration.ofSeconds(200)),
        Setting.DEFAULT,
        List.of(relief, new FloorLaw(), new HeadroomLaw(), cycles::add));
    assertThat(relief.relieved()).as("reliefs").isPositive();
  }

  private static boolean isShort(Cycle cycle) {
    return cycle.host().availableKib() < cycle.reserveKib();
  }

  private static boolean shrinks(Cycle cycle, GuestId guest) {
    return cycle.orders().stream()
        .anyMatch(order -> order.guest().equals(guest) && order.shrinks());
  }

  /** How many cycles after a time something is so for the first time; 1 is the first cycle. */
  private int cyclesUntil(Duration after, Predicate<Cycle> so) {
    List<Cycle> later = cycles.stream().filter(c -> c.nanos() >= after.toNanos()).toList();
    for (int i = 0; i < later.size(); i++) {
      if (so.test(later.get(i))) {
        return i + 1;
      }
    }
    throw new AssertionError("It was never so in " + later.size() + " cycles.");
  }

  /** How often the orders to a guest changed their direction. */
  private int reversals(GuestId guest) {
    List<Boolean> directions =
        cycles.stream()
            .flatMap(cycle -> cycle.orders().stream())
            .filter(order -> order.guest().equals(guest) && (order.grows() || order.shrinks()))
            .map(Order::grows)
            .toList();
    int reversals = 0;
    for (int i = 1; i < directions.size(); i++) {
      reversals += directions.get(i).equals(directions.get(i - 1)) ? 0 : 1;
    }
    return reversals;
  }
}
