package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Ports;
import io.ballast.app.Releasing;
import io.ballast.core.Loop;
import io.ballast.core.Release;
import io.ballast.core.Released;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.ledger.Knob;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.LedgerStore;
import io.ballast.core.ledger.UnreadableLedgerException;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.record.CycleRecord;
import io.ballast.sim.Event;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A host on which processes run and die one after the other, and what they leave on the disk. */
final class Undoing {
  /** The point of death of a process that does not die. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int MOST_CALLS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final SimHost host;
  private final Scenario scenario;
  private final Past past;
  private final LedgerStore disk;
  private final Runnable halfWritten;
  private final Map<KsmKnob, String> ksmAtFirst;
  private final List<Run.Law> laws = List.of(new FloorLaw(), new GrowthLaw());

  Undoing(Scenario scenario, LedgerStore disk, Runnable halfWritten) {
    this.scenario = scenario;
    this.host = new SimHost(scenario);
    this.past = new Past(scenario);
    this.disk = disk;
    this.halfWritten = halfWritten;
    past.note(host.truth(), host.clock().instant().getEpochSecond());
    this.ksmAtFirst = ksm();
  }

  /** All of KSM's knobs, as the kernel tells them. */
  private Map<KsmKnob, String> ksm() {
    Map<KsmKnob, String> values = new EnumMap<>(KsmKnob.class);
    for (KsmKnob knob : KsmKnob.values()) {
      try {
        values.put(knob, host.kernel().read(knob.path()).strip());
      } catch (IOException absent) {
        values.put(knob, "absent");
      }
    }
    return values;
  }

  private Ports ports(Watched watched, Mortal mortal, Ledger ledger) {
    Ports ports = watched.ports();
    return new Ports(
        ports.view(),
        new WritePorts(mortal, mortal, ledger),
        ports.kernel(),
        ports.time(),
        time -> past.advance(host, time));
  }

  private Mortal mortal(Watched watched, long diesAt) {
    return new Mortal(disk, new WritePorts(watched, host.kernelControl()), halfWritten, diesAt);
  }

  private Ledger ledger(LedgerStore store) {
    try {
      return Ledger.open(store, host.kernel(), sentence -> {});
    } catch (UnreadableLedgerException | IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /**
   * A daemon runs until some moment of the scenario, unless it dies before.
   *
   * @return whether it died
   */
  boolean daemon(Duration until, long diesAt) {
    Watched watched = new Watched(host);
    Mortal mortal = mortal(watched, diesAt);
    try {
      Ports ports = ports(watched, mortal, ledger(mortal));
      Loop loop = Setting.WITH_KSM.loop(ports, record -> {});
      while (host.clock().nanos() < until.toNanos()) {
        loop.turn();
        past.advance(host, loop.untilDue());
      }
      return false;
    } catch (Mortal.Death died) {
      return true;
    }
  }

  /** Nobody manages the host until all that the scenario has has happened. */
  void untilTheEnd() {
    Duration left = scenario.duration().plusMinutes(1).minusNanos(host.clock().nanos());
    past.advance(host, left);
  }

  /**
   * A release, unless it dies before its end.
   *
   * @return what it told; nothing if it died
   */
  List<Released> release(long diesAt) {
    return release(diesAt, PATIENCE);
  }

  /** A release that lasts for one pass, or for so long. */
  List<Released> release(long diesAt, Duration most) {
    Watched watched = new Watched(host);
    Mortal mortal = mortal(watched, diesAt);
    try {
      Ledger ledger = ledger(mortal);
      Ports ports = ports(watched, mortal, ledger);
      Release release = Setting.WITH_KSM.release(ports, ledger, record -> check(record, watched));
      Releasing.run(release, ports, most);
      ledger.save();
      return release.results();
    } catch (Mortal.Death died) {
      return List.of();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private void check(CycleRecord record, Watched watched) {
    Cycle cycle =
        new Cycle(
            record,
            Setting.WITH_KSM,
            watched.seen(),
            watched.seenHost(),
            watched.takeOrders(),
            past,
            host.clock().nanos(),
            host.clock().instant().getEpochSecond());
    laws.forEach(law -> law.check(cycle));
  }

  /**
   * Releases follow each other as an administrator would call them, until nothing is left, or as
   * much as the one before.
   *
   * @return what the last one told
   */
  List<Released> releaseAll() {
    List<Released> before = release(NEVER);
    List<Released> now = before;
    for (int call = 1; call <= MOST_CALLS && now.stream().anyMatch(Released::isLeft); call++) {
      before = now;
      now = release(NEVER);
      if (call > 3 && now.equals(before)) {
        break;
      }
    }
    return now;
  }

  /**
   * Targets and periods are those that guests were started with, and KSM's knobs those of the
   * kernel, unless others changed them.
   *
   * @param told what the last release told: a guest that the host has no memory for is named there
   */
  void assertAllIsAsItWas(List<Released> told, String when) {
    assertThat(ksm()).as("KSM's knobs, %s, told %s", when, told).isEqualTo(ksmAtFirst);
    for (SimTruth.Guest guest : host.truth().guests()) {
      if (!isMeddledWith(guest) && !lacksMemory(guest, told)) {
        assertThat(guest.targetKib())
            .as("target of %s, %s, told %s", guest.name(), when, told)
            .isEqualTo(guest.maximumKib());
      }
    }
    for (GuestReading guest : readings()) {
      if (!isAskedByOthers(guest.id()) && !waitsForItsSize(guest.id(), told)) {
        assertThat(guest.traits().statisticsPeriodSeconds())
            .as("period of %s, %s, told %s", guest.name(), when, told)
            .isEqualTo(past.spec(guest.id()).traits().statisticsPeriodSeconds());
      }
    }
  }

  /** Its original size is not lost, and what it waits for is told. */
  private static boolean lacksMemory(SimTruth.Guest guest, List<Released> told) {
    return told.stream()
        .filter(one -> one.isLeft() && one.why().startsWith("headroom: "))
        .map(Released::row)
        .anyMatch(
            row ->
                row.knob().place().equals(new Knob.Place("balloon", guest.id().uuid()))
                    && row.original() == guest.maximumKib());
  }

  private static boolean waitsForItsSize(GuestId guest, List<Released> told) {
    return told.stream()
        .filter(one -> one.isLeft() && one.why().equals("its size is not given back yet"))
        .map(one -> one.row().knob().place())
        .anyMatch(new Knob.Place("statistics-period", guest.uuid())::equals);
  }

  private boolean isAskedByOthers(GuestId guest) {
    return happened().anyMatch(e -> e instanceof Event.PeriodChanges p && p.guest().equals(guest));
  }

  private List<GuestReading> readings() {
    try {
      return host.view().guests();
    } catch (HypervisorException away) {
      throw new AssertionError("The scenario never ends the hypervisor's absence.", away);
    }
  }

  private boolean isMeddledWith(SimTruth.Guest guest) {
    return happened().anyMatch(e -> e instanceof Event.Meddling m && m.guest().equals(guest.id()));
  }

  private Stream<Event> happened() {
    return scenario.events().stream()
        .filter(timed -> timed.at().toNanos() <= host.clock().nanos())
        .map(Scenario.Timed::event);
  }
}
