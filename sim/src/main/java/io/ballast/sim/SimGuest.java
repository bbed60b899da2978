package io.ballast.sim;

import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.IoLimits;
import io.ballast.core.model.Tags;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A guest that runs: its parts, and the order in which time passes in them. */
final class SimGuest {
  /** What a service manager waits before it starts again what the kernel killed. */
  private static final double RESTART_SECONDS = 5;

  private final GuestSpec spec;
  private final long pid;
  private final long startTicks;
  private final Footprint footprint;
  private final GuestMemory memory;
  private final Balloon balloon;
  private final Statistics statistics;
  private final GuestCpu cpu;
  private final GuestDevices devices;
  private final Limits limits;
  private final EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
  private GuestState state = GuestState.RUNNING;
  private long toldPid;
  private long demandKib;
  private double wantedCpus;
  private double workedSeconds;
  private double deadUntil;

  SimGuest(GuestSpec spec, long pid, SimTime start, long seed) {
    this.spec = spec;
    this.pid = pid;
    this.toldPid = pid;
    this.startTicks = CpuText.ticks(start.bootSeconds());
    this.footprint = new Footprint(spec.processKib());
    this.memory = new GuestMemory(spec, footprint);
    this.balloon = new Balloon(spec, memory);
    long noise = Noise.bits(seed, spec.id().uuid().hashCode());
    this.statistics =
        new Statistics(memory, spec.traits().statisticsPeriodSeconds(), start.nanos(), noise);
    this.cpu = new GuestCpu(spec.vcpus());
    this.devices = new GuestDevices(spec, pid);
    this.limits = new Limits(spec.contract());
    faults.addAll(spec.faults());
  }

  /** As if it had run for long already. */
  void settle(SimTime now) {
    demandKib = spec.workload().demandKib(now.seconds());
    memory.settle(demandKib);
    statistics.report(faults, now.wallSeconds());
  }

  /**
   * Lives for one step; a guest that is paused or otherwise halted does not.
   *
   * @param surgeShare of what its maximum leaves for programs, to which its demand is raised
   * @param speed at which the host lets it run, 0 to 1
   * @param cpuShare the part of the CPU time that it wants and gets
   */
  void live(SimTime now, double surgeShare, double speed, double cpuShare) {
    wantedCpus = 0;
    if (!runs()) {
      return;
    }
    double seconds = SimTime.STEP_SECONDS;
    demandKib = demandAt(now.seconds(), surgeShare);
    // The balloon before the programs: reclaim does not wait until they have touched everything.
    memory.begin(seconds * speed);
    balloon.move(faults, seconds * speed);
    if (memory.live(demandKib, seconds * speed)) {
      deadUntil = now.seconds() + RESTART_SECONDS;
    }
    statistics.tick(faults, now);
    compute(now.seconds() < deadUntil ? 0 : speed, cpuShare);
  }

  private long demandAt(double seconds, double surgeShare) {
    if (seconds < deadUntil) {
      return 0;
    }
    long surge = (long) (surgeShare * (spec.maximumKib() - spec.overheadKib()));
    return Math.max(spec.workload().demandKib(seconds), surge);
  }

  private void compute(double speed, double cpuShare) {
    double seconds = SimTime.STEP_SECONDS;
    double stalled = 1 - speed * (1 - memory.stall(seconds * speed));
    double wanted = cpu.wanted(busyPart(), balloon.outOfPuff());
    // What its quota keeps from it, no CPU of the host is asked for.
    wantedCpus = Math.min(wanted, spec.vcpus() * limits.cpuPart());
    double granted = cpuShare * wantedCpus / wanted;
    cpu.run(wanted, granted, stalled, seconds);
    devices.run(wanted * granted * (1 - stalled) * seconds);
    workedSeconds += (1 - stalled) * granted * seconds;
  }

  /** Its demand as a part of its maximum. */
  double busyPart() {
    return (double) demandKib / spec.maximumKib();
  }

  boolean runs() {
    return state == GuestState.RUNNING || state == GuestState.MIGRATING;
  }

  void become(GuestState next) {
    state = next;
  }

  void begin(Fault fault) {
    faults.add(fault);
  }

  void end(Fault fault) {
    faults.remove(fault);
  }

  void aim(long kib) {
    balloon.aim(kib);
  }

  void askReports(int periodSeconds, SimTime now) {
    statistics.ask(periodSeconds, now.nanos());
  }

  void limit(CpuLimits cpuLimits) {
    limits.set(cpuLimits);
  }

  void limit(String disk, IoLimits diskLimits) {
    limits.set(disk, diskLimits);
  }

  boolean hasDisk(String disk) {
    return devices.diskNames().contains(disk);
  }

  GuestSpec spec() {
    return spec;
  }

  GuestState state() {
    return state;
  }

  long pid() {
    return pid;
  }

  /** The hypervisor's record names this pid from now on. */
  void tellPid(long told) {
    toldPid = told;
  }

  /** When its process started, in ticks since the host's boot. */
  long startTicks() {
    return startTicks;
  }

  long cpuNanos() {
    return cpu.timeNanos();
  }

  PagingCounters paging() {
    return memory.paging();
  }

  Footprint footprint() {
    return footprint;
  }

  /** CPUs that it kept wanting in the last step. */
  double wantedCpus() {
    return wantedCpus;
  }

  /** The host's memory that its process holds, hugepages excluded. */
  long residentKib() {
    if (spec.traits().hugepages()) {
      return spec.processKib();
    }
    return spec.pinned() ? spec.mostResidentKib() : footprint.residentKib();
  }

  /** Of it, what the host may swap out. */
  long swappableKib() {
    return spec.pinned() ? 0 : footprint.swappableKib();
  }

  /** Of it, what it left idle: the host's page ageing takes that first. */
  long idleKib() {
    return spec.pinned() ? 0 : footprint.idleKib(memory.usedKib());
  }

  /** What ksmd scans of it. */
  long shareableKib() {
    return spec.shares() ? footprint.presentKib() : 0;
  }

  /** Of it, what is equal to others'. */
  long alikeKib() {
    return (long) (shareableKib() * spec.sharing().part());
  }

  void swapOut(long kib) {
    footprint.swapOut(kib);
  }

  void swapIn(long kib) {
    footprint.swapIn(kib);
  }

  void returned(long kib) {
    footprint.returned(kib);
  }

  /** What it works on and the host swapped out; 0 while it does not run. */
  long missedKib() {
    return runs() ? footprint.missedKib(memory.usedKib()) : 0;
  }

  /**
   * What the hypervisor shows of it.
   *
   * @param details what is wanted besides
   */
  GuestReading reading(Set<GuestDetail> details) {
    GuestTraits defined = spec.traits();
    GuestTraits traits =
        new GuestTraits(
            defined.balloonDevice(),
            defined.hugepages(),
            defined.lockedMemory(),
            defined.hostDevices(),
            spec.mergeable(),
            statistics.periodSeconds(),
            defined.balloonOptions());
    return new GuestReading(
        spec.id(),
        spec.name(),
        state,
        OptionalLong.of(toldPid),
        traits,
        defined.balloonDevice()
            ? Optional.of(statistics.reading(spec.maximumKib()))
            : Optional.empty(),
        Optional.of(cpu.reading()),
        Tags.of(spec.tags()),
        devices.readings(details, memory.paging(), cpu.reading()),
        limits.reading(details, devices));
  }

  SimTruth.Guest truth() {
    return new SimTruth.Guest(
        spec.id(),
        spec.name(),
        spec.maximumKib(),
        spec.overheadKib() + demandKib,
        memory.usedKib() - memory.cacheKib(),
        memory.actualKib(),
        balloon.targetKib(),
        residentKib(),
        memory.swappedKib(),
        spec.swapKib() - memory.swappedKib(),
        footprint.swappedKib(),
        memory.paging().oomKills(),
        balloon.outOfPuff(),
        workedSeconds,
        Collections.unmodifiableSet(faults.clone()));
  }
}
