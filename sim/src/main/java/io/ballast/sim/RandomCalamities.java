package io.ballast.sim;

import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.KsmKnob;
import io.ballast.sim.Scenario.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes one scenario in which everything happens that can. Kinds go round with the seed. */
final class RandomCalamities {
  /** A kind of misfortune; what begins in it also ends. */
  private enum Kind {
    DRIVER_FAULT,
    PAUSE,
    MIGRATION,
    MIGRATES_AWAY,
    LEAVES,
    ARRIVES,
    RESTARTS,
    PID_REUSED,
    FLOOD,
    SURGE,
    PERIOD_CHANGES,
    MEDDLING,
    KSM_MEDDLING,
    KSM_ADVISED,
    HUGEPAGES,
    HYPERVISOR_AWAY,
    HYPERVISOR_HANGS,
    WRITES_REFUSED,
    GUEST_REFUSES,
    FILES_REFUSE,
    FILES_VANISH,
    CLOCK_JUMPS,
    SUSPENDS
  }

  private static final Kind[] KINDS = Kind.values();
  private static final Fault[] FAULTS = Fault.values();
  private static final String[] FILES = {
    "/proc/pressure/", KsmKnob.FOLDER, "/proc/meminfo", "/proc/vmstat", "/proc/stat", "/proc/"
  };

  /** What begins lasts at most so long. */
  private static final int LONGEST_SECONDS = 40;

  /** One flood in so many is as large as they come. */
  private static final int LARGE_FLOODS = 20;

  private final long seed;
  private final SplittableRandom random;
  private final long durationSeconds;
  private final List<GuestSpec> guests = new ArrayList<>();
  private final List<Timed> events = new ArrayList<>();
  private boolean largeFlood;

  RandomCalamities(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
    durationSeconds = random.nextLong(300, 601);
  }

  Scenario make() {
    int count = random.nextInt(3, 13);
    for (int i = 0; i < count; i++) {
      guests.add(guest(i));
    }
    if (random.nextBoolean()) {
      at(0, new Event.KsmMeddling(KsmKnob.PAGES_TO_SCAN, random.nextLong(500, 5_000)));
      at(0, new Event.KsmMeddling(KsmKnob.RUN, KsmKnobs.MERGE));
    }
    fault(FAULTS[Math.floorMod(seed, FAULTS.length)]);
    add(KINDS[Math.floorMod(seed, KINDS.length)]);
    int more = random.nextInt(15, 60);
    for (int i = 0; i < more; i++) {
      add(KINDS[random.nextInt(KINDS.length)]);
    }
    return new Scenario(host(), guests, events, seed, Duration.ofSeconds(durationSeconds));
  }

  private GuestSpec guest(int number) {
    SplittableRandom own = random.split();
    Sharing sharing = own.nextInt(6) == 0 ? Sharing.FORBIDDEN : Sharing.of(own.nextDouble(0.5));
    GuestSpec guest = RandomGuests.guest(number, own).withSharing(sharing);
    boolean twin = number == 2 && Math.floorMod(seed, 3) == 0;
    return twin ? guest.withName(guests.getFirst().name()) : guest;
  }

  /** Large floods come to large hosts: elsewhere they would only kill everybody else. */
  private HostSpec host() {
    HostSpec host = RandomGuests.host(guests, random);
    long more = largeFlood ? Event.LARGEST_FLOOD * GuestSpec.tiny("one").mostResidentKib() : 0;
    KsmKernel ksm =
        switch (Math.floorMod(seed, 7)) {
          case 0 -> KsmKernel.NONE;
          case 1 -> KsmKernel.OLD;
          default -> KsmKernel.MODERN;
        };
    return host.plus(more).withKsm(ksm);
  }

  private void add(Kind kind) {
    switch (kind) {
      case DRIVER_FAULT -> fault(FAULTS[random.nextInt(FAULTS.length)]);
      case PAUSE -> halts(GuestState.PAUSED);
      case MIGRATION -> halts(GuestState.MIGRATING);
      case MIGRATES_AWAY -> migratesAway();
      case LEAVES -> leaves();
      case ARRIVES -> arrives();
      case RESTARTS -> once(new Event.Restarts(anyone().id()));
      case PID_REUSED -> once(new Event.PidReused(anyone().id(), seconds(random.nextInt(3, 12))));
      case FLOOD -> flood();
      case SURGE -> once(new Event.Surge(random.nextDouble(0.3, 0.9), lasting()));
      case PERIOD_CHANGES -> once(new Event.PeriodChanges(anyone().id(), random.nextInt(10)));
      case MEDDLING ->
          once(new Event.Meddling(anyone().id(), Size.mib(random.nextLong(128, 2048))));
      case KSM_MEDDLING -> meddleWithKsm();
      case KSM_ADVISED -> passing(new Event.KsmAdvised(true), new Event.KsmAdvised(false));
      case HUGEPAGES -> hugepages();
      case HYPERVISOR_AWAY ->
          passing(new Event.HypervisorAway(true), new Event.HypervisorAway(false));
      case HYPERVISOR_HANGS ->
          passing(new Event.HypervisorHangs(true), new Event.HypervisorHangs(false));
      case WRITES_REFUSED -> passing(new Event.WritesRefused(true), new Event.WritesRefused(false));
      case GUEST_REFUSES -> guestRefuses();
      case FILES_REFUSE -> filesRefuse();
      case FILES_VANISH -> filesVanish();
      case CLOCK_JUMPS -> once(new Event.ClockJumps(seconds(random.nextLong(-10_800, 10_801))));
      case SUSPENDS -> once(new Event.Suspends(seconds(random.nextLong(1, 7_201))));
    }
  }

  private void fault(Fault fault) {
    GuestId guest = anyone().id();
    long begin = moment();
    at(begin, new Event.FaultBegins(guest, fault));
    if (random.nextBoolean()) {
      at(begin + duration(), new Event.FaultEnds(guest, fault));
    }
  }

  private void halts(GuestState state) {
    GuestId guest = anyone().id();
    passing(
        new Event.StateChanges(guest, state), new Event.StateChanges(guest, GuestState.RUNNING));
  }

  private void migratesAway() {
    GuestSpec guest = anyone();
    long begin = moment();
    long lasts = random.nextLong(2, LONGEST_SECONDS / 2);
    at(begin, new Event.MigratesAway(guest.id(), seconds(lasts)));
    if (random.nextBoolean()) {
      at(begin + LONGEST_SECONDS, new Event.Arrives(guest));
    }
  }

  private void leaves() {
    GuestSpec guest = anyone();
    long begin = moment();
    at(begin, new Event.Leaves(guest.id()));
    if (random.nextInt(4) > 0) {
      at(begin + duration(), new Event.Arrives(guest));
    }
  }

  private void arrives() {
    GuestSpec guest = RandomGuests.guest("late-" + events.size(), random.split());
    long begin = moment();
    at(begin, new Event.Arrives(guest));
    if (random.nextBoolean()) {
      at(begin + duration(), new Event.Leaves(guest.id()));
    }
  }

  private void flood() {
    boolean large = random.nextInt(LARGE_FLOODS) == 0 && !largeFlood;
    int count = large ? Event.LARGEST_FLOOD : random.nextInt(2, 60);
    largeFlood |= large;
    once(new Event.GuestFlood(count, large ? seconds(random.nextInt(3, 10)) : lasting()));
  }

  private void meddleWithKsm() {
    KsmKnob knob = KsmKnob.values()[random.nextInt(KsmKnob.values().length)];
    long value =
        switch (knob) {
          case RUN -> random.nextLong(3);
          case PAGES_TO_SCAN -> random.nextLong(20_000);
          case SLEEP_MILLISECS -> random.nextLong(200);
          case MERGE_ACROSS_NODES -> random.nextLong(2);
        };
    once(new Event.KsmMeddling(knob, value));
  }

  private void hugepages() {
    long kib = random.nextLong(Size.gib(1));
    passing(new Event.HugepagesReserved(kib), new Event.HugepagesReserved(0));
  }

  private void guestRefuses() {
    GuestId guest = anyone().id();
    Reason reason = Reason.values()[random.nextInt(Reason.values().length)];
    passing(new Event.RefusalBegins(guest, reason), new Event.RefusalEnds(guest));
  }

  private void filesRefuse() {
    String files = FILES[random.nextInt(FILES.length)];
    FileRefusal how = random.nextBoolean() ? FileRefusal.DENIED : FileRefusal.BROKEN;
    passing(
        new Event.KernelFilesRefuse(files, how, true),
        new Event.KernelFilesRefuse(files, how, false));
  }

  private void filesVanish() {
    String files = FILES[random.nextInt(FILES.length)];
    passing(new Event.KernelFilesVanish(files, true), new Event.KernelFilesVanish(files, false));
  }

  private GuestSpec anyone() {
    return guests.get(random.nextInt(guests.size()));
  }

  /** Early enough to have ended before the quiet at the end. */
  private long moment() {
    return random.nextLong(durationSeconds - Scenarios.CALM.toSeconds() - LONGEST_SECONDS);
  }

  private long duration() {
    return random.nextLong(1, LONGEST_SECONDS + 1);
  }

  private Duration lasting() {
    return seconds(duration());
  }

  private void once(Event event) {
    at(moment(), event);
  }

  private void passing(Event begins, Event ends) {
    long begin = moment();
    at(begin, begins);
    at(begin + duration(), ends);
  }

  private void at(long second, Event event) {
    events.add(new Timed(seconds(second), event));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
