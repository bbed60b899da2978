package io.ballast.core.model;

/**
 * How long each of a guest's vCPUs may run.
 *
 * @param quotaMicros in each period; {@link #NO_QUOTA} is without limit
 * @param periodMicros 0 if the hypervisor tells none
 */
public record CpuLimits(long quotaMicros, long periodMicros) {
  public static final long NO_QUOTA = -1;

  private static final double PERCENT = 100;

  /** The value of one of both. */
  public long of(CpuKnob knob) {
    return switch (knob) {
      case QUOTA -> quotaMicros;
      case PERIOD -> periodMicros;
    };
  }

  /** The same with another value of one of both. */
  public CpuLimits with(CpuKnob knob, long value) {
    return switch (knob) {
      case QUOTA -> new CpuLimits(value, periodMicros);
      case PERIOD -> new CpuLimits(quotaMicros, value);
    };
  }

  /** Whether vCPUs may run all the time. */
  public boolean areNone() {
    return quotaMicros < 0;
  }

  /** The most that one vCPU gets of a CPU, in percent; 100 and more are all of it. */
  public double percent() {
    return areNone() || periodMicros <= 0 ? PERCENT : PERCENT * quotaMicros / periodMicros;
  }

  /** For people: {@code 50000 of 100000 µs}. */
  public String text() {
    return areNone()
        ? "no quota, period %d µs".formatted(periodMicros)
        : "%d of %d µs".formatted(quotaMicros, periodMicros);
  }
}
