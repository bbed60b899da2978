package io.ballast.sim;

import io.ballast.core.model.BalloonReading;
import java.util.Optional;
import java.util.Set;

/**
 * A balloon driver's reports. They come once each period, and the last one stays, with its time,
 * when they no longer come: so does the hypervisor's.
 */
final class Statistics {
  private static final long NANOS = 1_000_000_000L;

  private final GuestMemory memory;
  private final long seed;
  private Optional<Report> last = Optional.empty();
  private int periodSeconds;
  private long dueNanos;
  private long count;

  Statistics(GuestMemory memory, int periodSeconds, long nowNanos, long seed) {
    this.memory = memory;
    this.seed = seed;
    this.periodSeconds = periodSeconds;
    this.dueNanos = nowNanos + periodSeconds * NANOS;
  }

  /** Sets the period: turned on, reports come at once; the same again changes nothing. */
  void ask(int seconds, long nowNanos) {
    if (seconds != periodSeconds) {
      dueNanos = periodSeconds == 0 ? nowNanos : nowNanos + seconds * NANOS;
      periodSeconds = seconds;
    }
  }

  /** Reports if it is time to, unless the faults forbid it. */
  void tick(Set<Fault> faults, SimTime now) {
    if (periodSeconds > 0 && now.nanos() >= dueNanos) {
      dueNanos = now.nanos() + periodSeconds * NANOS;
      report(faults, now.wallSeconds());
    }
  }

  /** Reports now, as a driver that has been there for long has. */
  void report(Set<Fault> faults, long wallSeconds) {
    boolean silent = faults.contains(Fault.NO_DRIVER) || faults.contains(Fault.FROZEN_STATISTICS);
    if (!silent && periodSeconds > 0) {
      Report.Values truth = Report.Values.truth(memory);
      last = Optional.of(new Report(Claims.of(truth, faults, count++, seed), wallSeconds));
    }
  }

  int periodSeconds() {
    return periodSeconds;
  }

  BalloonReading reading(long maximumKib) {
    long current = memory.actualKib();
    return last.map(report -> report.reading(current, maximumKib))
        .orElseGet(() -> BalloonReading.withoutStatistics(current, maximumKib));
  }
}
