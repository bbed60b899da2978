package io.ballast.core.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CadenceTest {

  private static Moment at(long nanos) {
    return new Moment(Instant.EPOCH, nanos);
  }

  @Example
  void dueAtOnceThenAtItsIntervalAndMissedTurnsAreSkipped() {
    Cadence cadence = new Cadence(Duration.ofNanos(10));
    assertThat(cadence.until(at(3))).isZero();
    assertThat(cadence.take(at(3))).isTrue();
    assertThat(cadence.take(at(12))).isFalse();
    assertThat(cadence.until(at(12))).isEqualTo(Duration.ofNanos(1));
    assertThat(cadence.take(at(14))).isTrue();
    assertThat(cadence.take(at(22))).isFalse();
    assertThat(cadence.take(at(57))).as("four turns late").isTrue();
    assertThat(cadence.take(at(57))).as("made up for").isFalse();
    assertThat(cadence.until(at(57))).isEqualTo(Duration.ofNanos(6));
  }

  /** Whenever somebody looks, turns lie on the grid of the first one: lateness never adds up. */
  @Property
  void itNeverDrifts(
      @ForAll @LongRange(min = -1_000_000, max = Long.MAX_VALUE - 10_000_000) long start,
      @ForAll @IntRange(min = 1, max = 5000) int interval,
      @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 20_000) Integer> steps) {
    Cadence cadence = new Cadence(Duration.ofNanos(interval));
    assertThat(cadence.take(at(start))).isTrue();
    long turn = 0;
    long elapsed = 0;
    for (int step : steps) {
      elapsed += step;
      boolean due = elapsed / interval > turn;
      assertThat(cadence.until(at(start + elapsed)).isZero()).isEqualTo(due);
      assertThat(cadence.take(at(start + elapsed))).isEqualTo(due);
      turn = elapsed / interval;
      assertThat(cadence.until(at(start + elapsed)).toNanos())
          .isEqualTo((turn + 1) * interval - elapsed);
    }
  }

  /** A monotonic clock may start anywhere, and may pass its end. */
  @Example
  void theClockMayWrap() {
    Cadence cadence = new Cadence(Duration.ofNanos(10));
    long start = Long.MAX_VALUE - 5;
    assertThat(cadence.take(at(start))).isTrue();
    assertThat(cadence.take(at(start + 9))).isFalse();
    assertThat(cadence.take(at(start + 11))).isTrue();
  }
}
