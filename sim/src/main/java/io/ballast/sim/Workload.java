package io.ballast.sim;

import java.util.List;

/**
 * How much anonymous memory the programs of a guest work on, as a pure function of time: asking
 * twice, or in another order, gives the same answers.
 */
public sealed interface Workload {

  /**
   * The working set wanted at a time, in KiB, the guest's kernel and page cache excluded.
   *
   * @param seconds since the simulation began
   */
  long demandKib(double seconds);

  /** A guest that nobody uses: a few daemons. */
  record Idle() implements Workload {
    static final long DAEMONS_KIB = Size.mib(24);

    @Override
    public long demandKib(double seconds) {
      return DAEMONS_KIB;
    }
  }

  /** The same need always. */
  record Steady(long kib) implements Workload {
    @Override
    public long demandKib(double seconds) {
      return kib;
    }
  }

  /**
   * Rises and falls like a day: a cosine from low to high and back in each period.
   *
   * @param phase the part of a period already gone at the beginning, 0 to 1; at 0 it starts low
   */
  record Wave(double periodSeconds, long lowKib, long highKib, double phase) implements Workload {
    @Override
    public long demandKib(double seconds) {
      double turn = 2 * Math.PI * (seconds / periodSeconds + phase);
      return lowKib + Math.round((highKib - lowKib) * (1 - StrictMath.cos(turn)) / 2);
    }
  }

  /**
   * Spikes without warning: time is cut into slots, and the seed decides for each whether it is a
   * spike and how high.
   *
   * @param chance that a slot is a spike, 0 to 1
   */
  record Burst(long lowKib, long highKib, double slotSeconds, double chance, long seed)
      implements Workload {
    @Override
    public long demandKib(double seconds) {
      long slot = (long) Math.floor(seconds / slotSeconds);
      if (Noise.unit(seed, 2 * slot) >= chance) {
        return lowKib;
      }
      double height = (1 + Noise.unit(seed, 2 * slot + 1)) / 2;
      return lowKib + Math.round((highKib - lowKib) * height);
    }
  }

  /** Goes evenly from one need to another and stays there: a leak, or a shutdown. */
  record Ramp(long fromKib, long toKib, double startSeconds, double endSeconds)
      implements Workload {
    @Override
    public long demandKib(double seconds) {
      double part = (seconds - startSeconds) / (endSeconds - startSeconds);
      return fromKib + Math.round((toKib - fromKib) * Math.clamp(part, 0, 1));
    }
  }

  /**
   * A recorded course: straight lines between points, held before the first and after the last.
   *
   * @param points at least one, in order of time
   */
  record Trace(List<Point> points) implements Workload {
    /** A need at a time. */
    public record Point(double seconds, long kib) {}

    public Trace {
      points = List.copyOf(points);
      if (points.isEmpty()) {
        throw new IllegalArgumentException("A trace needs at least one point.");
      }
    }

    @Override
    public long demandKib(double seconds) {
      Point before = points.getFirst();
      for (Point after : points) {
        if (after.seconds() > seconds) {
          return between(before, after, seconds);
        }
        before = after;
      }
      return before.kib();
    }

    private static long between(Point before, Point after, double seconds) {
      double span = after.seconds() - before.seconds();
      double part = span > 0 ? Math.clamp((seconds - before.seconds()) / span, 0, 1) : 0;
      return before.kib() + Math.round((after.kib() - before.kib()) * part);
    }
  }
}
