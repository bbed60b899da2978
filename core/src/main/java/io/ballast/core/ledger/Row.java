package io.ballast.core.ledger;

import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;

/**
 * One setting that was changed. Amounts are in the knob's own unit.
 *
 * @param guestName as its owner wrote it, shortened: hostile until escaped; empty for the host's
 * @param original what it was before Ballast, or what somebody else made it since
 * @param written what was last written, or was about to be when the host or the program died
 * @param low the least that it had, or was on its way to, when that was written
 * @param high the most
 */
public record Row(Knob knob, String guestName, long original, long written, long low, long high) {
  private static final int LONGEST_NAME = 200;

  public Row {
    guestName =
        guestName.length() <= LONGEST_NAME ? guestName : guestName.substring(0, LONGEST_NAME);
  }

  /** The first row of a setting, before it is written. */
  static Row first(Change change) {
    return new Row(
        change.knob(),
        change.guestName(),
        change.from(),
        change.to(),
        change.from(),
        change.from());
  }

  /**
   * The row before the setting is written once more. What somebody else made of it is its original
   * from now on. A size may still be on its way to any that was written before it; what changes at
   * once is what was read, or was written since.
   *
   * @param done whether what was written last was taken
   */
  Row next(Change change, boolean done) {
    if (!isOurs(change)) {
      return first(change);
    }
    LongStream.Builder values = LongStream.builder().add(change.from());
    boolean arrived = done && isNear(change.from(), written);
    if (!arrived) {
      values.add(written);
    }
    if (!arrived && knob instanceof Knob.Balloon) {
      values.add(low).add(high);
    }
    LongSummaryStatistics span = values.build().summaryStatistics();
    return new Row(
        change.knob(), change.guestName(), original, change.to(), span.getMin(), span.getMax());
  }

  /** Whether a change is of the same run, and starts from a value of our making. */
  private boolean isOurs(Change change) {
    return knob.mayBe(change.knob()) && isOurs(change.from());
  }

  /**
   * Whether a value is of our making: what was written, what it was before, or on the way between.
   * A guest that gives its balloon back by itself is on its way to the original.
   */
  boolean isOurs(long value) {
    return switch (knob) {
      case Knob.Balloon _ ->
          value >= LongStream.of(original, written, low).min().getAsLong() - knob.tolerance()
              && value
                  <= LongStream.of(original, written, high).max().getAsLong() + knob.tolerance();
      case Knob.StatisticsPeriod _, Knob.Cpu _, Knob.Disk _, Knob.Ksm _ ->
          value == original || value == written || value == low || value == high;
    };
  }

  /** Whether a change only takes it nearer to what it was: the row as it is holds for that. */
  boolean holdsFor(Change change) {
    long from = change.from();
    long to = change.to();
    return isOurs(change)
        && switch (knob) {
          case Knob.Balloon _ -> Math.min(from, original) <= to && to <= Math.max(from, original);
          case Knob.StatisticsPeriod _, Knob.Cpu _, Knob.Disk _, Knob.Ksm _ -> to == original;
        };
  }

  /** Whether what was last written is what it was. */
  public boolean isOnItsWayBack() {
    return isNear(written, original);
  }

  /**
   * How it stands now.
   *
   * @param now read after it was last written, if it is one of KSM's: these change at once
   * @param done whether what was written last was taken: then nothing else is on its way
   */
  Standing standing(long now, boolean done) {
    if (!isOurs(now)) {
      return new Standing.Theirs(now);
    }
    boolean rests = done && isOnItsWayBack();
    return (rests || knob instanceof Knob.Ksm) && isNear(now, original)
        ? new Standing.Back(now)
        : new Standing.Away(now);
  }

  private boolean isNear(long one, long other) {
    return Math.abs(one - other) <= knob.tolerance();
  }
}
