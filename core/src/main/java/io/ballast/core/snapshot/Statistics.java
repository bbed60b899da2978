package io.ballast.core.snapshot;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a guest's balloon statistics can be believed.
 *
 * @param trust whether they may be acted on
 * @param ageSeconds time since the driver reported anything new; 0 without statistics
 * @param updateSeconds the driver's own time of its last report
 * @param firstSeen when this report was first seen
 * @param why one clause, for people; empty while fresh
 */
public record Statistics(
    Trust trust, double ageSeconds, long updateSeconds, Moment firstSeen, String why) {

  /** Reports tell the time in whole seconds, and the clock is nudged all the time. */
  private static final long SAME_SECONDS = 1;

  /** What may be done on the strength of statistics. */
  public enum Trust {
    FRESH,
    /** Old, odd or absent: the guest may hold or grow, never shrink. */
    STALE
  }

  /**
   * Judges a reading. The age is measured on the monotonic clock from when a report was first seen,
   * so that a jump of the wall clock makes nothing fresh or stale; the wall clock only tells how
   * old a report already was then, which is no longer than since the guest was last read.
   *
   * @param lastRead when the guest was read before; null at first sight
   */
  static Statistics judge(
      @Nullable Statistics before,
      @Nullable Moment lastRead,
      BalloonReading balloon,
      Moment now,
      double staleAfterSeconds) {
    if (balloon.availableKib().isEmpty() || balloon.unusedKib().isEmpty()) {
      return silent(before, now, "its balloon driver reports no statistics");
    }
    if (balloon.lastUpdateSeconds().orElse(0) <= 0) {
      return silent(before, now, "its balloon driver has not reported yet");
    }
    long update = balloon.lastUpdateSeconds().getAsLong();
    Moment firstSeen = firstSeen(before, lastRead, update, now);
    double age = now.secondsSince(firstSeen);
    String why =
        isToCome(update, firstSeen)
            ? "the clock was set back since it reported, nobody knows when"
            : doubt(balloon, age, staleAfterSeconds);
    return new Statistics(why.isEmpty() ? Trust.FRESH : Trust.STALE, age, update, firstSeen, why);
  }

  /** A hypervisor that is busy leaves statistics out for a moment; the last report stays known. */
  private static Statistics silent(@Nullable Statistics before, Moment now, String why) {
    return before == null
        ? new Statistics(Trust.STALE, 0, 0, now, why)
        : new Statistics(
            Trust.STALE,
            before.updateSeconds == 0 ? 0 : now.secondsSince(before.firstSeen),
            before.updateSeconds,
            before.firstSeen,
            why);
  }

  public boolean fresh() {
    return trust == Trust.FRESH;
  }

  private static Moment firstSeen(
      @Nullable Statistics before, @Nullable Moment lastRead, long update, Moment now) {
    if (before != null && before.updateSeconds == update) {
      return before.firstSeen;
    }
    @Nullable Moment read = before == null || before.updateSeconds == 0 ? null : lastRead;
    long longest = read == null ? Long.MAX_VALUE : now.nanos() - read.nanos();
    long old = now.wall().getEpochSecond() - update;
    if (old < -SAME_SECONDS) {
      // The clock was set back since: it may be as old as what it was new to.
      return read == null ? now : new Moment(Instant.ofEpochSecond(update), read.nanos());
    }
    long oldNanos = Math.max(0, old) * 1_000_000_000L;
    return new Moment(now.wall(), now.nanos() - Math.min(oldNanos, longest));
  }

  /** Whoever sees such a report first cannot tell how old it is. */
  private static boolean isToCome(long update, Moment firstSeen) {
    return update - firstSeen.wall().getEpochSecond() > SAME_SECONDS;
  }

  private static String doubt(BalloonReading balloon, double age, double staleAfterSeconds) {
    if (age > staleAfterSeconds) {
      return "its balloon statistics are %d s old".formatted(Math.round(age));
    }
    long available = balloon.availableKib().orElseThrow();
    // A guest may see a little more than its maximum: firmware and rounding.
    if (available <= 0 || available > balloon.maximumKib() + balloon.maximumKib() / 16) {
      return "it claims %d KiB of memory in all".formatted(available);
    }
    if (balloon.unusedKib().orElseThrow() < 0 || balloon.usableKib().orElse(0) < 0) {
      return "it claims less than no memory";
    }
    if (balloon.unusedKib().orElseThrow() > available) {
      return "it claims more unused memory than it has";
    }
    if (balloon.usableKib().orElse(0) > available) {
      return "it claims more usable memory than it has";
    }
    return "";
  }
}
