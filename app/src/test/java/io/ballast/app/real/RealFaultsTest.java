package io.ballast.app.real;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.real.RealFault.Undo;
import io.ballast.core.model.Action;
import io.ballast.core.model.Deed;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.snapshot.Estimate;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.lab.LabPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of everything that can happen to a real host. After each: no guest was ordered
 * below its floor, none was lost, the write port took nothing that the actuator does not account
 * for, and what is shown is what is so.
 */
@Tag("lab")
class RealFaultsTest {
  private static final int EACH_BUILD = 2;
  private static final int CAMPAIGN = Integer.getInteger("faults", 200);

  /** So many hosts at once: most of the time is spent waiting. */
  private static final int HOSTS = Integer.getInteger("hosts", 2);

  private final Map<RealFault, Integer> caused = new ConcurrentHashMap<>();

  @Test
  void aFewSequences(@TempDir Path state) throws Exception {
    play(EACH_BUILD, 20261125, state);
  }

  @Test
  @Tag("campaign")
  void theCampaignOfFaults(@TempDir Path state) throws Exception {
    try (ExecutorService hosts = Executors.newFixedThreadPool(HOSTS)) {
      List<Future<Void>> plays = new ArrayList<>();
      for (int i = 0; i < HOSTS; i++) {
        int seed = i;
        Path own = Files.createDirectory(state.resolve("host-" + i));
        plays.add(
            hosts.submit(
                () -> {
                  play(CAMPAIGN / HOSTS, seed, own);
                  return null;
                }));
      }
      for (Future<Void> play : plays) {
        play.get();
      }
    }
    assertThat(caused).as("every kind of fault was caused").hasSize(RealFault.values().length);
    System.out.printf("measured: %d sequences over real guests, faults %s%n", CAMPAIGN, caused);
  }

  private void play(int sequences, long seed, Path state) throws Exception {
    LabPackages.skipReason(System.getenv()).ifPresent(why -> Assumptions.abort(why));
    SplittableRandom random = new SplittableRandom(seed);
    try (FaultyHost host = FaultyHost.start(state)) {
      for (int i = 0; i < sequences; i++) {
        long own = random.nextLong();
        if (i % 10 == 0) {
          System.out.printf("sequence %d of %d, faults %s%n", i, sequences, caused);
        }
        try {
          sequence(host, new SplittableRandom(own));
        } catch (Exception | AssertionError broken) {
          throw new AssertionError(
              "Sequence %d (%d) with %s: %s"
                  .formatted(i, own, caused, Telling.of(host.turning().cycles)),
              broken);
        }
      }
      host.assertReleaseGivesAllBack();
    }
  }

  /** Faults begin one after the other; each lasts until a later one, or the end. */
  private void sequence(FaultyHost host, SplittableRandom random) throws Exception {
    host.turning().cycles.clear();
    Deque<Undo> ongoing = new ArrayDeque<>();
    int count = random.nextInt(2, 5);
    for (int i = 0; i < count; i++) {
      RealFault fault = pick(random, ongoing.isEmpty());
      caused.merge(fault, 1, Integer::sum);
      ongoing.add(fault.begin(host, random));
      host.turning().cycles(random.nextInt(1, 4));
      if (fault.takesLibvirtd() || random.nextBoolean() || ongoing.size() > 1) {
        ongoing.removeFirst().end();
      }
    }
    while (!ongoing.isEmpty()) {
      ongoing.removeFirst().end();
    }
    host.assertTruthIsShown();
    host.assertNobodyWasLost();
    host.turning().cycles.forEach(RealFaultsTest::assertNobodyWasOrderedBelowItsFloor);
    assertEveryWriteIsAccountedFor(host.turning());
  }

  /** While another fault is on, libvirtd must be there to cause the next. */
  private static RealFault pick(SplittableRandom random, boolean alone) {
    RealFault[] all = RealFault.values();
    RealFault fault = all[random.nextInt(all.length)];
    return fault.takesLibvirtd() && !alone ? RealFault.LIBVIRTD_RESTARTS : fault;
  }

  private static void assertNobodyWasOrderedBelowItsFloor(CycleRecord cycle) {
    Map<GuestId, GuestSnapshot> guests = cycle.snapshot().byId();
    for (Deed deed : cycle.deeds()) {
      if (deed.action() instanceof Action.SetBalloon set && set.toKib() < set.fromKib()) {
        GuestSnapshot guest = requireNonNull(guests.get(set.guest().id()), "a guest that was seen");
        Estimate estimate = requireNonNull(guest.estimate(), "what a guest needs that was shrunk");
        assertThat(set.toKib())
            .as("size ordered for %s", set.guestName())
            .isGreaterThanOrEqualTo(estimate.floorKib());
      }
    }
  }

  private static void assertEveryWriteIsAccountedFor(Turning turning) {
    List<Action> accounted =
        turning.cycles.stream()
            .flatMap(cycle -> cycle.deeds().stream())
            .filter(deed -> !(deed.outcome() instanceof Outcome.Rehearsed))
            .map(Deed::action)
            .toList();
    for (CountingControl.Call call : turning.control().takeCalls()) {
      assertThat(accounted).as("actions that explain %s", call).anyMatch(call::isBy);
    }
  }
}
