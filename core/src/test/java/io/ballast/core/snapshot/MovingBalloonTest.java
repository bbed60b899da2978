package io.ballast.core.snapshot;

import static io.ballast.core.snapshot.Reports.ENTITLED;
import static io.ballast.core.snapshot.Reports.ESTIMATOR;
import static io.ballast.core.snapshot.Reports.MAXIMUM;
import static io.ballast.core.snapshot.Reports.at;
import static io.ballast.core.snapshot.Reports.balloon;
import static io.ballast.core.snapshot.Reports.reported;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/**
 * While the balloon moves, the driver's figures are of another moment than the size. A guest that
 * uses the same all the time must not look as if its use moved too.
 */
class MovingBalloonTest {
  /** What its kernel keeps outside the total that it reports. */
  private static final long OUTSIDE = 100_000;

  /** How guests count their total while memory is in the balloon. */
  private enum Kind {
    TOTAL_SHRINKS,
    /** Those that deflate on their own when they run out of memory. */
    TOTAL_IS_CONSTANT
  }

  /** Reads every second; the driver reports every {@code period} seconds, of that second's size. */
  private static List<Long> needs(Kind kind, long used, long step, long end, int period) {
    List<Long> needs = new ArrayList<>();
    Estimate estimate = null;
    long size = MAXIMUM;
    long sizeThen = MAXIMUM;
    long report = 0;
    for (int second = 0; second < 60; second++) {
      if (second > 10) {
        size = Math.max(end, size - step);
      }
      if (second % period == 0) {
        sizeThen = size;
        report = second;
      }
      long total = (kind == Kind.TOTAL_SHRINKS ? sizeThen : MAXIMUM) - OUTSIDE;
      long usable = sizeThen - used;
      estimate =
          ESTIMATOR.next(
              estimate,
              balloon(size, total, Math.min(usable, total), 0, reported(report)),
              ENTITLED,
              OptionalLong.empty(),
              at(second));
      needs.add(estimate.needKib().orElseThrow());
    }
    return needs;
  }

  @Property
  void whereTheTotalShrinksTheNeedStays(
      @ForAll @LongRange(min = OUTSIDE, max = 1_500_000) long used,
      @ForAll @LongRange(min = 1, max = 400_000) long step,
      @ForAll @LongRange(min = 1_600_000, max = MAXIMUM) long end,
      @ForAll @IntRange(min = 1, max = 10) int period) {
    assertThat(needs(Kind.TOTAL_SHRINKS, used, step, end, period)).containsOnly(used);
  }

  /** There it errs on the guest's side, by what the balloon moves from one report to the next. */
  @Property
  void whereTheTotalIsConstantTheNeedIsNeverTooSmallAndHardlyTooLarge(
      @ForAll @LongRange(min = OUTSIDE, max = 1_500_000) long used,
      @ForAll @LongRange(min = 1, max = 400_000) long step,
      @ForAll @LongRange(min = 1_600_000, max = MAXIMUM) long end,
      @ForAll @IntRange(min = 1, max = 10) int period) {
    assertThat(needs(Kind.TOTAL_IS_CONSTANT, used, step, end, period))
        .allSatisfy(need -> assertThat(need).isBetween(used, used + step * period));
  }

  @Example
  void aFullGuestThatGrowsIsFollowedUp() {
    Estimate small = grow(null, 1_000_000, 0);
    assertThat(small.needKib()).hasValue(1_000_000);
    Estimate larger = grow(small, 1_500_000, 1);
    assertThat(larger.needKib()).hasValue(1_500_000);
  }

  private static Estimate grow(@Nullable Estimate before, long size, int second) {
    return ESTIMATOR.next(
        before,
        balloon(size, size - OUTSIDE, 0, 0, reported(second)),
        ENTITLED,
        OptionalLong.empty(),
        at(second));
  }
}
