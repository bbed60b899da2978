package io.ballast.core.snapshot;

import static io.ballast.core.snapshot.Reports.MAXIMUM;
import static io.ballast.core.snapshot.Reports.at;
import static io.ballast.core.snapshot.Reports.reported;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.BalloonReading;
import io.ballast.core.model.Moment;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a driver's figures are believed. The limit is 30 s. */
class StatisticsTest {

  private static BalloonReading report(OptionalLong second) {
    return Reports.balloon(MAXIMUM, MAXIMUM, MAXIMUM / 2, 0, second);
  }

  private static Statistics judge(@Nullable Statistics before, BalloonReading balloon, Moment now) {
    return Statistics.judge(before, before == null ? null : before.firstSeen(), balloon, now, 30);
  }

  @Test
  void aFrozenReportBecomesStaleAfterTheLimitAndAnotherOneFreshAgain() {
    Statistics seen = judge(null, report(reported(0)), at(0));
    assertThat(seen.fresh()).isTrue();
    seen = judge(seen, report(reported(0)), at(29.9));
    assertThat(seen.fresh()).isTrue();
    assertThat(seen.ageSeconds()).isEqualTo(29.9);
    seen = judge(seen, report(reported(0)), at(31));
    assertThat(seen.fresh()).isFalse();
    assertThat(seen.why()).isEqualTo("its balloon statistics are 31 s old");
    seen = judge(seen, report(reported(0)), at(4000));
    assertThat(seen.fresh()).isFalse();
    seen = judge(seen, report(reported(4001)), at(4002));
    assertThat(seen.fresh()).isTrue();
    assertThat(seen.why()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {3600, -3600, 86_400 * 365, -86_400 * 365})
  void aJumpOfTheWallClockMakesNothingStale(long jump) {
    Statistics seen = judge(null, report(reported(0)), at(0));
    seen = judge(seen, report(reported(0)), at(2, jump));
    assertThat(seen.fresh()).isTrue();
    assertThat(seen.ageSeconds()).isEqualTo(2);
    // Drivers' reports are stamped by the same clock.
    seen = judge(seen, report(reported(4 + jump)), at(5, jump));
    assertThat(seen.fresh()).isTrue();
    assertThat(seen.ageSeconds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {3600, -3600})
  void aJumpOfTheWallClockMakesNothingFresh(long jump) {
    Statistics seen = judge(null, report(reported(0)), at(0));
    seen = judge(seen, report(reported(0)), at(31));
    assertThat(judge(seen, report(reported(0)), at(32, jump)).fresh()).isFalse();
  }

  @Test
  void theFirstReportSeenMayBeOldAlready() {
    assertThat(judge(null, report(reported(0)), at(29)).ageSeconds()).isEqualTo(29);
    Statistics old = judge(null, report(reported(0)), at(3600));
    assertThat(old.fresh()).isFalse();
    assertThat(old.ageSeconds()).isEqualTo(3600);
    assertThat(judge(old, report(reported(0)), at(3605)).ageSeconds()).isEqualTo(3605);
  }

  /** A daemon that starts after the clock was set back finds a report that may be of any age. */
  @Test
  void aReportOfATimeToComeIsNotBelievedUntilThereIsAnother() {
    Statistics seen = judge(null, report(reported(3600)), at(0));
    assertThat(seen.why()).isEqualTo("the clock was set back since it reported, nobody knows when");
    seen = judge(seen, report(reported(3600)), at(5));
    assertThat(seen.fresh()).isFalse();
    assertThat(judge(null, report(reported(1)), at(0)).fresh()).as("rounding").isTrue();
    Statistics next = judge(seen, report(reported(9)), at(10));
    assertThat(next.fresh()).isTrue();
    assertThat(next.ageSeconds()).isEqualTo(1);
  }

  /** It came since the guest was last read, which tells how old it may be. */
  @Test
  void aNewReportOfATimeToComeIsAsOldAsItMayBe() {
    Statistics seen = judge(null, report(reported(0)), at(0));
    Statistics soon = judge(seen, report(reported(4)), at(5, -3600));
    assertThat(soon.fresh()).isTrue();
    assertThat(soon.ageSeconds()).isEqualTo(5);
    Statistics late = judge(seen, report(reported(4)), at(60, -3600));
    assertThat(late.fresh()).isFalse();
    assertThat(late.why()).isEqualTo("its balloon statistics are 60 s old");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aTimeThatIsNoneIsAbsent(long second) {
    BalloonReading never = report(OptionalLong.of(second));
    assertThat(judge(null, never, at(0)).why()).contains("has not reported yet");
    Statistics silent = judge(null, BalloonReading.withoutStatistics(1, 2), at(0));
    assertThat(silent.fresh()).isFalse();
    assertThat(judge(silent, never, at(1)).fresh()).isFalse();
    assertThat(judge(null, report(OptionalLong.empty()), at(0)).fresh()).isFalse();
  }

  @Test
  void aDriverThatFallsSilentIsStaleAtOnceAndRecovers() {
    Statistics seen = judge(null, report(reported(0)), at(0));
    seen = judge(seen, BalloonReading.withoutStatistics(MAXIMUM, MAXIMUM), at(5));
    assertThat(seen.fresh()).isFalse();
    assertThat(seen.why()).isEqualTo("its balloon driver reports no statistics");
    assertThat(judge(seen, report(reported(0)), at(100)).fresh()).as("the old one").isFalse();
    assertThat(judge(seen, report(reported(99)), at(100)).fresh()).isTrue();
  }

  /** Total, unused and usable of a guest whose maximum is 1,600. */
  @ParameterizedTest
  @CsvSource({
    "1600, 800, 900, ''",
    "1700, 800, 900, ''",
    "1701, 800, 900, it claims 1701 KiB of memory in all",
    "0, 0, 0, it claims 0 KiB of memory in all",
    "-5, 0, 0, it claims -5 KiB of memory in all",
    "9223372036854775807, 0, 0, it claims 9223372036854775807 KiB of memory in all",
    "1600, 1601, 900, it claims more unused memory than it has",
    "1600, 800, 1601, it claims more usable memory than it has",
    "1600, -1, 900, it claims less than no memory",
    "1600, 800, -1, it claims less than no memory",
  })
  void whatCannotBeIsNotBelieved(long total, long unused, long usable, String why) {
    OptionalLong none = OptionalLong.empty();
    BalloonReading claim =
        new BalloonReading(
            1600,
            1600,
            OptionalLong.of(total),
            OptionalLong.of(unused),
            OptionalLong.of(usable),
            none,
            none,
            none,
            none,
            none,
            reported(0));
    Statistics seen = judge(null, claim, at(0));
    assertThat(seen.why()).isEqualTo(why);
    assertThat(seen.fresh()).isEqualTo(why.isEmpty());
  }
}
