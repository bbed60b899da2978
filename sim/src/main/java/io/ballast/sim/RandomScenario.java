package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import io.ballast.sim.Scenario.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes one nasty scenario. Each guest's randomness is split off, so that one more number drawn for
 * a guest changes no other guest. Some kinds go round with the seed, so that any twenty in a row
 * have all of them.
 */
final class RandomScenario {
  private static final Fault[] LIES = {
    Fault.CLAIMS_STARVATION, Fault.CLAIMS_IDLENESS, Fault.REPORTS_GARBAGE
  };

  /** How many kinds of {@link #addExtra} there are. */
  private static final int EXTRAS = 9;

  private final long seed;
  private final SplittableRandom random;
  private final long durationSeconds;
  private final List<GuestSpec> guests = new ArrayList<>();
  private final List<Timed> events = new ArrayList<>();

  RandomScenario(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
    durationSeconds = random.nextLong(120, 361);
  }

  Scenario make() {
    int count = random.nextInt(3, 13);
    for (int i = 0; i < count; i++) {
      RandomGenerator own = random.split();
      guests.add(RandomGuests.guest(i, own));
    }
    addWhatEveryScenarioHas();
    addExtra(Math.floorMod(seed, EXTRAS));
    addExtras(random.nextInt(0, 7));
    return new Scenario(
        RandomGuests.host(guests, random),
        guests,
        events,
        seed,
        Duration.ofSeconds(durationSeconds));
  }

  private void addWhatEveryScenarioHas() {
    lasting(Fault.STUCK_BALLOON);
    lasting(LIES[Math.floorMod(Math.floorDiv(seed, EXTRAS), LIES.length)]);
    lasting(Fault.FROZEN_STATISTICS);
    sometime(new Event.Surge(random.nextDouble(0.3, 0.9), seconds(random.nextInt(5, 40))));
    comesAndGoes(RandomGuests.guest("late", random.split()));
    goesAndComes(guests.getFirst());
  }

  private void comesAndGoes(GuestSpec guest) {
    long begin = moment();
    at(begin, new Event.Arrives(guest));
    if (random.nextBoolean()) {
      at(begin + random.nextLong(10, 90), new Event.Leaves(guest.id()));
    }
  }

  private void goesAndComes(GuestSpec guest) {
    long begin = moment();
    at(begin, new Event.Leaves(guest.id()));
    if (random.nextBoolean()) {
      at(begin + random.nextLong(1, 60), new Event.Arrives(guest));
    }
  }

  private void addExtras(int count) {
    for (int i = 0; i < count; i++) {
      addExtra(random.nextInt(EXTRAS));
    }
  }

  private void addExtra(int kind) {
    switch (kind) {
      case 0 -> lasting(Fault.SLOW_BALLOON);
      case 1 -> lasting(Fault.NO_DRIVER);
      case 2 -> lasting(Fault.REPORTS_NO_VALUES);
      case 3 -> halts(GuestState.PAUSED);
      case 4 -> halts(GuestState.MIGRATING);
      case 5 -> sometime(new Event.PeriodChanges(anyone(), random.nextInt(0, 10)));
      case 6 -> sometime(new Event.HugepagesReserved(random.nextLong(Size.gib(1))));
      case 7 -> sometime(new Event.Meddling(anyone(), Size.mib(random.nextLong(128, 257))));
      default -> hypervisorGoesAway();
    }
  }

  private void hypervisorGoesAway() {
    long begin = moment();
    at(begin, new Event.HypervisorAway(true));
    at(begin + random.nextLong(1, 20), new Event.HypervisorAway(false));
  }

  private void halts(GuestState state) {
    GuestId guest = anyone();
    long begin = moment();
    at(begin, new Event.StateChanges(guest, state));
    at(begin + random.nextLong(5, 40), new Event.StateChanges(guest, GuestState.RUNNING));
  }

  /** A fault of some guest that begins at some time, half of them from the beginning. */
  private void lasting(Fault fault) {
    GuestId guest = ballooned();
    long begin = random.nextBoolean() ? 0 : moment();
    at(begin, new Event.FaultBegins(guest, fault));
    if (random.nextBoolean()) {
      at(begin + random.nextLong(10, 90), new Event.FaultEnds(guest, fault));
    }
  }

  /** Someone, but not the first guest, which goes away. */
  private GuestId anyone() {
    return guests.get(random.nextInt(1, guests.size())).id();
  }

  /** Someone whose driver's faults can be seen. */
  private GuestId ballooned() {
    List<GuestSpec> able =
        guests.stream()
            .skip(1)
            .filter(guest -> guest.traits().balloonDevice() && !guest.traits().hostDevices())
            .toList();
    return able.get(random.nextInt(able.size())).id();
  }

  /** Early enough that what happens has time to matter. */
  private long moment() {
    return random.nextLong(durationSeconds * 3 / 4);
  }

  private void sometime(Event event) {
    at(moment(), event);
  }

  private void at(long second, Event event) {
    events.add(new Timed(seconds(second), event));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
