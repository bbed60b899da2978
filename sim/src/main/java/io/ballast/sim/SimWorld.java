package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The host and its guests, and what a step of time does to them. Not safe for several threads. */
final class SimWorld {
  /** Even a host that thrashes does a little. */
  private static final double MOST_STALLED = 0.95;

  private HostSpec spec;
  private final long seed;
  private final Map<GuestId, SimGuest> guests = new LinkedHashMap<>();
  private final Processes processes;
  private final SimKsm ksm;
  private final HostMemory memory;
  private final HostCpu cpu;
  private final HostPsi pressure = new HostPsi();
  private final Outage outage = new Outage();
  private final FileTroubles files = new FileTroubles();
  private final Agenda agenda = new Agenda();
  private final Happenings happenings = new Happenings(this);
  private SimTime now;
  private long departedOomKills;
  private double surgeShare;
  private long surgeEndNanos;

  SimWorld(Scenario scenario, Instant begin) {
    spec = scenario.host();
    seed = scenario.seed();
    ksm = new SimKsm(spec.ksm());
    processes = new Processes(ksm.exists());
    memory = new HostMemory(spec, ksm);
    cpu = new HostCpu(spec.cpus());
    now = SimTime.at(begin);
    for (GuestSpec guest : scenario.guests()) {
      start(guest);
    }
    guests.values().forEach(guest -> guest.settle(now));
    fit();
    memory.fillCache();
  }

  /** One step of time passes. */
  void step() {
    now = now.next();
    if (agenda.run(now.nanos())) {
      fit();
    }
    double surge = now.nanos() < surgeEndNanos ? surgeShare : 0;
    double wanted = 0;
    for (SimGuest guest : guests.values()) {
      guest.live(now, surge, speed(guest), cpu.granted());
      wanted += guest.wantedCpus();
    }
    ksm.step(guests.values(), SimTime.STEP_SECONDS);
    fit(memory.step(guests.values(), SimTime.STEP_SECONDS));
    cpu.step(wanted, ksm.scanner().cpus(), memory.stall(), SimTime.STEP_SECONDS);
    pressure.step(memory.stall(), 1 - cpu.granted(), SimTime.STEP_SECONDS);
  }

  /** Guests wait for the host's swap when they miss something, and otherwise when all do. */
  private double speed(SimGuest guest) {
    double some = memory.stall();
    return 1 - MOST_STALLED * (guest.missedKib() > 0 ? some : some * some);
  }

  /** Makes fit what changed between steps. */
  private void fit() {
    fit(memory.settle(guests.values()));
  }

  /** The kernel kills until the rest fits. */
  private void fit(Optional<SimGuest> firstVictim) {
    Optional<SimGuest> victim = firstVictim;
    while (victim.isPresent()) {
      end(victim.get());
      victim = memory.settle(guests.values());
    }
  }

  /** Something happens now. */
  void happen(Event event) {
    happenings.happen(event);
    fit();
  }

  /** A guest starts, unless one of its identity runs. */
  void start(GuestSpec guest) {
    if (!guests.containsKey(guest.id())) {
      SimGuest started = new SimGuest(guest, processes.fresh(), now, seed);
      guests.put(guest.id(), started);
      processes.begins(started);
    }
  }

  /** A guest ends; if this run of it has ended already, nothing does. */
  void end(SimGuest guest) {
    if (guests.remove(guest.spec().id(), guest)) {
      processes.ends(guest);
      outage.relent(guest.spec().id());
      departedOomKills += guest.paging().oomKills();
    }
  }

  /** Memory is added to the host. */
  void plug(long kib) {
    spec = spec.plus(kib);
    memory.become(spec);
  }

  /** All guests want at least this share of their memory for a while. */
  void surge(double share, long nanos) {
    surgeShare = share;
    surgeEndNanos = now.nanos() + nanos;
  }

  /** The clocks are changed. */
  void turnClock(UnaryOperator<SimTime> change) {
    now = change.apply(now);
  }

  /**
   * Sets one of KSM's knobs, whoever does.
   *
   * @return the kernel's error text if it refuses
   */
  Optional<String> setKsm(KsmKnob knob, long value) {
    Optional<String> refusal = ksm.set(knob, value, guests.values());
    fit();
    return refusal;
  }

  Optional<SimGuest> find(GuestId id) {
    return Optional.ofNullable(guests.get(id));
  }

  Collection<SimGuest> guests() {
    return guests.values();
  }

  Processes processes() {
    return processes;
  }

  SimTime now() {
    return now;
  }

  HostSpec spec() {
    return spec;
  }

  HostMemory memory() {
    return memory;
  }

  HostCpu cpu() {
    return cpu;
  }

  SimKsm ksm() {
    return ksm;
  }

  HostPsi pressure() {
    return pressure;
  }

  Outage outage() {
    return outage;
  }

  FileTroubles files() {
    return files;
  }

  Agenda agenda() {
    return agenda;
  }

  long guestOomKills() {
    return departedOomKills
        + guests.values().stream().mapToLong(guest -> guest.paging().oomKills()).sum();
  }
}
