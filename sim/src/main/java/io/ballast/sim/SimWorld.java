package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The host and its guests, and what a step of time does to them. Not safe for several threads. */
final class SimWorld {
  private static final long FIRST_PID = 4_001;

  /** Even a host that thrashes does a little. */
  private static final double MOST_STALLED = 0.95;

  private final HostSpec spec;
  private final long seed;
  private final Map<GuestId, SimGuest> guests = new LinkedHashMap<>();
  private final Map<Long, SimGuest> processes = new HashMap<>();
  private final HostMemory memory;
  private final HostCpu cpu;
  private final Psi memoryPressure = new Psi();
  private final Psi cpuPressure = new Psi();
  private final Psi ioPressure = new Psi();
  private SimTime now;
  private long nextPid = FIRST_PID;
  private long departedOomKills;
  private double surgeShare;
  private long surgeEndNanos;
  private boolean hypervisorAway;

  SimWorld(Scenario scenario, Instant begin) {
    spec = scenario.host();
    seed = scenario.seed();
    memory = new HostMemory(spec);
    cpu = new HostCpu(spec.cpus());
    now = new SimTime(0, begin);
    for (GuestSpec guest : scenario.guests()) {
      arrive(guest);
    }
    guests.values().forEach(guest -> guest.settle(now));
    fit();
    memory.fillCache();
  }

  /** One step of time passes. */
  void step() {
    now = now.next();
    double surge = now.nanos() < surgeEndNanos ? surgeShare : 0;
    double wanted = 0;
    for (SimGuest guest : guests.values()) {
      guest.live(now, surge, speed(guest), cpu.granted());
      wanted += guest.wantedCpus();
    }
    fit(memory.step(guests.values(), SimTime.STEP_SECONDS));
    cpu.step(wanted, memory.stall(), SimTime.STEP_SECONDS);
    memoryPressure.step(memory.stall(), SimTime.STEP_SECONDS);
    // The only disk here is the one with the swap.
    ioPressure.step(memory.stall(), SimTime.STEP_SECONDS);
    cpuPressure.step(1 - cpu.granted(), SimTime.STEP_SECONDS);
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
      remove(victim.get().spec().id());
      victim = memory.settle(guests.values());
    }
  }

  /** Something happens now. */
  void happen(Event event) {
    switch (event) {
      case Event.FaultBegins(GuestId id, Fault fault) -> find(id).ifPresent(g -> g.begin(fault));
      case Event.FaultEnds(GuestId id, Fault fault) -> find(id).ifPresent(g -> g.end(fault));
      case Event.StateChanges(GuestId id, GuestState next) ->
          find(id).ifPresent(g -> g.become(next));
      case Event.Arrives(GuestSpec guest) -> arrive(guest);
      case Event.Leaves(GuestId id) -> remove(id);
      case Event.Surge surge -> surge(surge);
      case Event.PeriodChanges(GuestId id, int seconds) ->
          find(id).ifPresent(g -> g.askReports(seconds, now));
      case Event.Meddling(GuestId id, long kib) -> find(id).ifPresent(g -> g.aim(kib));
      case Event.HugepagesReserved(long kib) -> memory.reserve(kib);
      case Event.HypervisorAway(boolean away) -> hypervisorAway = away;
    }
    fit();
  }

  private void arrive(GuestSpec guest) {
    if (!guests.containsKey(guest.id())) {
      SimGuest started = new SimGuest(guest, nextPid++, now, seed);
      guests.put(guest.id(), started);
      processes.put(started.pid(), started);
    }
  }

  private void remove(GuestId id) {
    SimGuest gone = guests.remove(id);
    if (gone != null) {
      processes.remove(gone.pid());
      departedOomKills += gone.paging().oomKills();
    }
  }

  private void surge(Event.Surge surge) {
    surgeShare = surge.share();
    surgeEndNanos = now.nanos() + surge.lasts().toNanos();
  }

  Optional<SimGuest> find(GuestId id) {
    return Optional.ofNullable(guests.get(id));
  }

  Optional<SimGuest> process(long pid) {
    return Optional.ofNullable(processes.get(pid));
  }

  Collection<SimGuest> guests() {
    return guests.values();
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

  Psi memoryPressure() {
    return memoryPressure;
  }

  Psi cpuPressure() {
    return cpuPressure;
  }

  Psi ioPressure() {
    return ioPressure;
  }

  boolean hypervisorAway() {
    return hypervisorAway;
  }

  long guestOomKills() {
    return departedOomKills
        + guests.values().stream().mapToLong(guest -> guest.paging().oomKills()).sum();
  }
}
