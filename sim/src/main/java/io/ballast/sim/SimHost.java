package io.ballast.sim;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.KernelControl;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.KernelView;
import io.ballast.core.model.GuestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A simulated host: the ports of a real one, in virtual time.
 *
 * <p>Time passes only in {@link #advance}, and chance is spent only there: reading changes nothing,
 * whatever the order. The world moves in steps of 200 ms; an event happens at the first step at or
 * after its time. Safe for use by several threads.
 */
public final class SimHost {
  /** The wall-clock time at which a simulation begins unless told otherwise. */
  public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** Writes older than the last so many are forgotten, their count is not. */
  private static final int WRITES_KEPT = 100_000;

  private final SimWorld world;
  private final Deque<Scenario.Timed> events;
  private final Deque<Write> writes = new ArrayDeque<>();
  private final SimClock clock = new SimClock(this);
  private final SimHypervisor hypervisor;
  private final SimKernel kernel;
  private long writeCount;
  private long nanos;

  /** A host at the beginning of a scenario, at {@link #BEGIN}. */
  public SimHost(Scenario scenario) {
    this(scenario, BEGIN);
  }

  /**
   * A host at the beginning of a scenario.
   *
   * @param begin the wall-clock time then
   */
  public SimHost(Scenario scenario, Instant begin) {
    this.world = new SimWorld(scenario, begin);
    this.events = new ArrayDeque<>(scenario.events());
    this.hypervisor = new SimHypervisor(this, world);
    this.kernel = new SimKernel(this, world);
    playDueEvents();
  }

  /**
   * Lets time pass.
   *
   * @throws IllegalArgumentException if it would go back
   */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("Time cannot go back by " + by + ".");
    }
    nanos += by.toNanos();
    while (world.now().nanos() + SimTime.STEP_NANOS <= nanos) {
      world.step();
      playDueEvents();
    }
  }

  private void playDueEvents() {
    while (!events.isEmpty() && events.peek().at().toNanos() <= world.now().nanos()) {
      world.happen(events.remove().event());
    }
  }

  /** Makes something happen now, besides what the scenario has. */
  public synchronized void happen(Event event) {
    world.happen(event);
  }

  /**
   * Adds memory to the host while it runs.
   *
   * @throws IllegalArgumentException if it would be less
   */
  public synchronized void plug(long kib) {
    if (kib < 0) {
      throw new IllegalArgumentException("Memory is added, not taken: " + kib + " KiB.");
    }
    world.plug(kib);
  }

  /** The read side of its hypervisor. */
  public HypervisorView view() {
    return hypervisor;
  }

  /** The write side of its hypervisor; each call is counted. */
  public HypervisorControl control() {
    return hypervisor;
  }

  /** The write side of its kernel; each call is counted. */
  public KernelControl kernelControl() {
    return kernel;
  }

  /** Its files under /proc and /sys. */
  public KernelView kernel() {
    return kernel;
  }

  public SimClock clock() {
    return clock;
  }

  /** What is really so now. */
  public synchronized SimTruth truth() {
    return new SimTruth(
        Duration.ofNanos(nanos),
        world.memory().truth(),
        world.guestOomKills(),
        world.ksm().truth(),
        world.guests().stream().map(SimGuest::truth).toList());
  }

  /** Calls at the write ports, oldest first; of very many only the last 100,000. */
  public synchronized List<Write> writes() {
    return List.copyOf(writes);
  }

  /** How many calls at the write ports there ever were. */
  public synchronized long writeCount() {
    return writeCount;
  }

  synchronized void note(Optional<GuestId> guest, Write.Knob knob, long value, boolean accepted) {
    writes.add(new Write(Duration.ofNanos(nanos), guest, knob, value, accepted));
    writeCount++;
    if (writes.size() > WRITES_KEPT) {
      writes.remove();
    }
  }

  synchronized Instant wall() {
    return world.now().wall(nanos);
  }

  synchronized long nanos() {
    return nanos;
  }
}
