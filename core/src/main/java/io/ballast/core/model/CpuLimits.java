package io.ballast.core.model;

/**
 * How long each of a guest's vCPUs may run.
 *
 * @param quotaMicros in each period; {@link #NO_QUOTA} is without limit
 * @param periodMicros 0 if the hypervisor tells none
 */
public record CpuLimits(long quotaMicros, long periodMicros) {
  public static final long NO_QUOTA = -1;

  /** The shortest and the longest period that libvirt and the kernel take, in µs. */
  public static final long LEAST_PERIOD = 1_000;

  public static final long MOST_PERIOD = 1_000_000;

  /** The smallest and the largest quota, likewise. */
  public static final long LEAST_QUOTA = 1_000;

  public static final long MOST_QUOTA = 17_592_186_044_415L;

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

  /** Whether a hypervisor can set them. */
  public boolean canBe() {
    boolean quota =
        quotaMicros == NO_QUOTA || quotaMicros >= LEAST_QUOTA && quotaMicros <= MOST_QUOTA;
    return quota && periodMicros >= LEAST_PERIOD && periodMicros <= MOST_PERIOD;
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
