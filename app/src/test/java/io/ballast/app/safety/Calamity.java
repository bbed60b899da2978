package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Ports;
import io.ballast.app.show.Table;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.UnreadableLedgerException;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.release.Released;
import io.ballast.sim.Scenario;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import io.ballast.sim.Write;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One sequence of everything that can happen, in which the daemon dies up to three times, in the
 * midst of a write or between two, and another takes over its ledger; and a release after it.
 */
final class Calamity {
  private static final Duration STEP = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** A daemon that shall die in a write does so at one of its first so many points. */
  private static final int MOST_POINTS = 200;

  /** One sequence in so many has an administrator whose policy wishes what must not be. */
  private static final int RESTLESS = 5;

  private final Tally tally = new Tally();
  private final Disk disk = new Disk();
  private final List<Write> written = new ArrayList<>();
  private final List<CycleRecord> records = new ArrayList<>();
  private final Scenario scenario;
  private final Setting setting;
  private final SplittableRandom random;
  private final Undoing undoing;
  private final SimHost host;
  private final Lives lives;
  private @Nullable CycleRecord last;
  private SimTruth lastGuests;
  private SimTruth lastHost;

  private Calamity(long seed) {
    scenario = Scenarios.calamities(seed);
    setting = Math.floorMod(seed, RESTLESS) == 0 ? Setting.RESTLESS : Setting.DEFAULT_KSM;
    random = new SplittableRandom(~seed);
    undoing = new Undoing(scenario, setting, disk, () -> {});
    host = undoing.host;
    lives = new Lives(scenario);
    lastGuests = host.truth();
    lastHost = lastGuests;
    lives.note(lastGuests);
  }

  /** Plays the sequence of a seed, and fails at the first broken law. */
  static Tally play(long seed) {
    Calamity calamity = new Calamity(seed);
    try {
      calamity.play();
      return calamity.tally;
    } catch (AssertionError | RuntimeException broken) {
      String told = "seed %d, at %.1f s: %s%n%s";
      double at = calamity.host.clock().nanos() / 1e9;
      throw new AssertionError(
          told.formatted(seed, at, broken.getMessage(), calamity.lastCycle()), broken);
    }
  }

  private String lastCycle() {
    StringWriter text = new StringWriter();
    if (last != null) {
      new Table(new PrintWriter(text), false).write(last);
    }
    return text.toString();
  }

  private void play() {
    tally.add(scenario);
    long calm = scenario.duration().minus(Scenarios.CALM).toSeconds();
    long[] deaths = random.longs(random.nextInt(1, 4), 5, calm).sorted().toArray();
    for (long death : deaths) {
      daemon(
          seconds(death), random.nextBoolean() ? random.nextLong(1, MOST_POINTS) : Undoing.NEVER);
      advance(seconds(random.nextLong(10)));
    }
    daemon(scenario.duration(), Undoing.NEVER);
    Ending.check(
        Objects.requireNonNull(last, "There was no cycle."), lives.states(), lastGuests, lastHost);
    tally.add(host.truth(), Run.alone(scenario, scenario.duration()));
    release();
    assertThat(host.writes()).as("writes at the host").isEqualTo(written);
    tally.add(written);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private void advance(Duration by) {
    for (Duration left = by; left.isPositive(); left = left.minus(STEP)) {
      undoing.past.advance(host, left.compareTo(STEP) < 0 ? left : STEP);
      lives.note(host.truth());
    }
  }

  private Duration left(Duration until) {
    return until.minusNanos(host.clock().nanos());
  }

  /** A daemon runs until some time, unless it dies before. */
  private void daemon(Duration until, long diesAt) {
    Watched watched = new Watched(host);
    WriteAhead ahead = new WriteAhead(new WritePorts(watched, watched), disk);
    Mortal mortal = new Mortal(disk, new WritePorts(ahead, ahead), () -> {}, diesAt);
    List<Run.Law> laws =
        List.of(new FloorLaw(), new HeadroomLaw(), new ExclusionLaw(), new OblivionLaw());
    try {
      Ledger ledger = ledger(mortal, until);
      if (ledger != null) {
        run(watched, new WritePorts(mortal, mortal, ledger), until, laws);
      }
    } catch (Mortal.Death died) {
      tally.count("deaths in a write", 1);
      written.addAll(watched.takeWrites());
    }
    tally.count("deaths", until.equals(scenario.duration()) ? 0 : 1);
  }

  /** While which boot this is cannot be read no daemon starts, and it is tried again. */
  private @Nullable Ledger ledger(Mortal mortal, Duration until) {
    while (left(until).isPositive()) {
      try {
        return Ledger.open(mortal, host.kernel(), sentence -> {});
      } catch (UnreadableLedgerException unreadable) {
        throw new AssertionError(unreadable);
      } catch (IOException refused) {
        tally.count("starts that failed", 1);
        advance(RETRY);
      }
    }
    return null;
  }

  private void run(Watched watched, WritePorts writes, Duration until, List<Run.Law> laws) {
    Ports seen = watched.ports();
    Ports ports = new Ports(seen.view(), writes, seen.kernel(), seen.time(), seen.pace());
    records.clear();
    Loop loop = setting.loop(ports, records::add);
    while (left(until).isPositive()) {
      loop.turn();
      check(watched, laws);
      Duration due = loop.untilDue();
      advance(due.compareTo(left(until)) < 0 ? due : left(until));
    }
  }

  private void check(Watched watched, List<Run.Law> laws) {
    List<Write> writes = watched.takeWrites();
    written.addAll(writes);
    if (records.isEmpty()) {
      assertThat(writes).as("writes outside a cycle").isEmpty();
    }
    for (CycleRecord record : records) {
      last = record;
      lastGuests = watched.seenTruth();
      lastHost = watched.seenHost();
      tally.add(record);
      DeedsLaw.check(record.deeds(), writes);
      Cycle cycle =
          new Cycle(
              record,
              setting,
              watched.seen(),
              watched.seenHost().host(),
              watched.takeOrders(),
              undoing.past,
              host.clock().nanos(),
              watched.reports());
      laws.forEach(law -> law.check(cycle));
    }
    records.clear();
  }

  /** All is given back, now that the host has memory for everybody. */
  private void release() {
    host.plug(2 * host.truth().guests().stream().mapToLong(guest -> guest.maximumKib()).sum());
    List<Released> told = undoing.releaseAll();
    written.addAll(undoing.written());
    undoing.assertAllIsAsItWas(told, "after the release");
    for (Released one : told) {
      assertThat(!one.isLeft() || one.givenBack() || !one.why().isEmpty())
          .as("what is left is told why: %s", one)
          .isTrue();
    }
    tally.count("settings released", told.size());
    tally.count("settings left", told.stream().filter(Released::isLeft).count());
    tally.count("releases complete", told.stream().noneMatch(Released::isLeft) ? 1 : 0);
  }
}
