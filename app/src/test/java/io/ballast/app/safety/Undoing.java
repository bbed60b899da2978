package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ballast.app.Ports;
import io.ballast.app.Releasing;
import io.ballast.core.Loop;
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
import io.ballast.core.release.Release;
import io.ballast.core.release.Released;
import io.ballast.sim.Event;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimHost;
import io.ballast.sim.SimTruth;
import io.ballast.sim.Write;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A host on which processes run and die one after the other, and what they leave on the disk. */
final class Undoing {
  /** The point of death of a process that does not die. */
  static final long NEVER = Long.MAX_VALUE;

  /** A policy that gives a size back itself may leave so much, which the ledger calls the same. */
  private static final long ROUNDING_KIB = 1024;

  private static final int MOST_CALLS = 30;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final SimHost host;
  final Past past;
  private final Scenario scenario;
  private final Setting setting;
  private final LedgerStore disk;
  private final Runnable halfWritten;
  private final Map<KsmKnob, String> ksmAtFirst;
  private final List<Write> written = new ArrayList<>();
  private final List<Run.Law> laws = List.of(new FloorLaw(), new GrowthLaw());

  Undoing(Scenario scenario, LedgerStore disk, Runnable halfWritten) {
    this(scenario, Setting.WITH_KSM, disk, halfWritten);
  }

  Undoing(Scenario scenario, Setting setting, LedgerStore disk, Runnable halfWritten) {
    this.scenario = scenario;
    this.setting = setting;
    this.host = new SimHost(scenario);
    this.past = new Past(scenario);
    this.disk = disk;
    this.halfWritten = halfWritten;
    past.note(host.truth(), host.clock().instant());
    this.ksmAtFirst = ksm(new SimHost(atFirst(scenario)));
  }

  /** What others set at the very beginning is what was so at first. */
  private static Scenario atFirst(Scenario scenario) {
    List<Scenario.Timed> settings =
        scenario.events().stream()
            .filter(timed -> timed.at().isZero())
            .filter(timed -> timed.event() instanceof Event.KsmMeddling)
            .toList();
    return new Scenario(
        scenario.host(), scenario.guests(), settings, scenario.seed(), scenario.duration());
  }

  /** All of KSM's knobs, as the kernel tells them. */
  private static Map<KsmKnob, String> ksm(SimHost host) {
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
    return new Mortal(disk, new WritePorts(watched, watched), halfWritten, diesAt);
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
      Loop loop = setting.loop(ports, record -> {});
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
      Release release = setting.release(ports, ledger, record -> check(record, watched));
      Releasing.run(release, ports, most);
      ledger.save();
      return release.results();
    } catch (Mortal.Death died) {
      return List.of();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    } finally {
      written.addAll(watched.takeWrites());
    }
  }

  /** All that releases wrote so far. */
  List<Write> written() {
    return List.copyOf(written);
  }

  private void check(CycleRecord record, Watched watched) {
    Cycle cycle =
        new Cycle(
            record,
            setting,
            watched.seen(),
            watched.seenHost().host(),
            watched.takeOrders(),
            past,
            host.clock().nanos(),
            watched.reports());
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
    Map<KsmKnob, String> ksm = ksm(host);
    for (KsmKnob knob : KsmKnob.values()) {
      if (!isTurnedByOthers(knob) && !isLeft(knob, told)) {
        assertThat(ksm.get(knob))
            .as("KSM's %s, %s, told %s", knob, when, told)
            .isEqualTo(ksmAtFirst.get(knob));
      }
    }
    for (SimTruth.Guest guest : host.truth().guests()) {
      if (!isMeddledWith(guest) && !lacksMemory(guest, told)) {
        assertThat(guest.targetKib())
            .as("target of %s, %s, told %s", guest.name(), when, told)
            .isCloseTo(guest.maximumKib(), within(ROUNDING_KIB));
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

  private static boolean isLeft(KsmKnob knob, List<Released> told) {
    return told.stream()
        .anyMatch(
            one ->
                one.isLeft()
                    && !one.why().isEmpty()
                    && one.row().knob().equals(new Knob.Ksm(knob)));
  }

  private static boolean waitsForItsSize(GuestId guest, List<Released> told) {
    return told.stream()
        .filter(one -> one.isLeft() && one.why().equals("its size is not given back yet"))
        .map(one -> one.row().knob().place())
        .anyMatch(new Knob.Place("statistics-period", guest.uuid())::equals);
  }

  /** What was so at the beginning is what the kernel had at first. */
  private boolean isTurnedByOthers(KsmKnob knob) {
    return scenario.events().stream()
        .filter(timed -> timed.at().isPositive())
        .map(Scenario.Timed::event)
        .anyMatch(
            event ->
                event instanceof Event.KsmMeddling(KsmKnob turned, long _) && turned == knob
                    || event instanceof Event.KsmAdvised && knob == KsmKnob.PAGES_TO_SCAN);
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
