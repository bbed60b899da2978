package io.ballast.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is of our making and what is not. */
class RowTest {
  private static final Knob BALLOON = balloon(7);
  private static final Knob PERIOD = new Knob.StatisticsPeriod(new GuestRun(new GuestId("g"), 7));

  /** From 1000 MiB to 800. */
  private final Row shrunk = Row.first(size(1000, 800));

  private static Knob balloon(long start) {
    return new Knob.Balloon(new GuestRun(new GuestId("g"), start));
  }

  private static Change size(long fromMib, long toMib) {
    return new Change(BALLOON, "guest", Memory.mib(fromMib), Memory.mib(toMib));
  }

  private static Standing standing(Row row, long nowMib, boolean done) {
    return row.standing(Memory.mib(nowMib), done);
  }

  @ParameterizedTest
  @ValueSource(longs = {799, 800, 900, 1000, 1001})
  void aSizeOnTheWayIsOurs(long mib) {
    assertThat(standing(shrunk, mib, true)).isEqualTo(new Standing.Away(Memory.mib(mib)));
  }

  @ParameterizedTest
  @ValueSource(longs = {300, 798, 1002, 2000})
  void aSizeBesideTheWayIsTheirs(long mib) {
    assertThat(standing(shrunk, mib, true)).isEqualTo(new Standing.Theirs(Memory.mib(mib)));
  }

  @Test
  void whatSomebodyElseSetIsTheOriginalFromThenOn() {
    Row next = shrunk.next(size(600, 500), true);
    assertThat(next.original()).isEqualTo(Memory.mib(600));
    assertThat(next.written()).isEqualTo(Memory.mib(500));
  }

  @Test
  void aGuestThatGaveItsBalloonBackKeepsItsOriginal() {
    Row next = Row.first(size(1000, 500)).next(size(700, 600), true);
    assertThat(next.original()).isEqualTo(Memory.mib(1000));
  }

  /** A size asked for and not reached may still come when the next is entered and never written. */
  @Test
  void aSizeThatIsStillOnItsWayStaysOurs() {
    Row next = shrunk.next(size(950, 980), true);
    assertThat(standing(next, 800, false)).isInstanceOf(Standing.Away.class);
    assertThat(standing(next, 790, false)).isInstanceOf(Standing.Theirs.class);
  }

  @Test
  void aSizeThatWasReachedIsForgotten() {
    Row next = shrunk.next(size(800, 900), true);
    Row later = next.next(size(900, 950), true);
    assertThat(standing(next, 800, false)).isInstanceOf(Standing.Away.class);
    assertThat(standing(later, 800, false)).isInstanceOf(Standing.Theirs.class);
  }

  @Test
  void aSizeThatWasPerhapsNeverWrittenIsNotTakenForReached() {
    Row next = shrunk.next(size(900, 900), false).next(size(900, 1000), false);
    assertThat(standing(next, 800, false)).isInstanceOf(Standing.Away.class);
  }

  @Test
  void itIsBackOnlyWhenItWasWrittenAndSeen() {
    Row back = shrunk.next(size(800, 1000), true);
    assertThat(standing(back, 1000, true)).isEqualTo(new Standing.Back(Memory.mib(1000)));
    assertThat(standing(back, 1000, false))
        .as("perhaps not written")
        .isInstanceOf(Standing.Away.class);
    assertThat(standing(back, 900, true)).as("not there yet").isInstanceOf(Standing.Away.class);
    assertThat(standing(shrunk, 1000, true))
        .as("written otherwise")
        .isInstanceOf(Standing.Away.class);
  }

  @Test
  void anotherRunOfTheGuestBeginsAnew() {
    Change other = new Change(balloon(8), "guest", Memory.mib(900), Memory.mib(850));
    assertThat(shrunk.next(other, true)).isEqualTo(Row.first(other));
    assertThat(shrunk.next(new Change(balloon(0), "guest", other.from(), other.to()), true))
        .as("a start that could not be read")
        .extracting(Row::original)
        .isEqualTo(Memory.mib(1000));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3, 4, 6})
  void aPeriodHasNoValuesBetween(long seconds) {
    Row row =
        Row.first(new Change(PERIOD, "guest", 0, 5)).next(new Change(PERIOD, "guest", 5, 2), true);
    assertThat(row.standing(seconds, true)).isEqualTo(new Standing.Theirs(seconds));
    assertThat(row.standing(2, true)).isInstanceOf(Standing.Away.class);
    assertThat(row.standing(5, true))
        .as("the last write may have been lost")
        .isInstanceOf(Standing.Away.class);
  }

  /** Each time a daemon dies before it writes what it has entered. */
  @Test
  void aPeriodThatWasEnteredAgainAndAgainAndNeverWrittenIsOurs() {
    Row row = Row.first(new Change(PERIOD, "guest", 0, 3));
    for (int death = 1; death <= 5; death++) {
      row = row.next(new Change(PERIOD, "guest", 3, 5), false);
      assertThat(row.standing(3, false)).as("death %d", death).isInstanceOf(Standing.Away.class);
      assertThat(row.original()).isZero();
    }
  }

  /** KSM's change at once: what is seen is all there is. */
  @Test
  void aKnobOfKsmIsBackWhenItIsSeen() {
    Row row = Row.first(new Change(new Knob.Ksm(KsmKnob.RUN), "", 0, 1));
    assertThat(row.standing(0, false)).isEqualTo(new Standing.Back(0));
    assertThat(row.standing(1, true)).isEqualTo(new Standing.Away(1));
    assertThat(row.standing(2, true)).isEqualTo(new Standing.Theirs(2));
  }

  @Test
  void itHoldsOnlyForWhatGoesBack() {
    Row row = Row.first(size(1000, 600));
    assertThat(row.holdsFor(size(700, 800))).isTrue();
    assertThat(row.holdsFor(size(700, 1000))).isTrue();
    assertThat(row.holdsFor(size(700, 700))).isTrue();
    assertThat(row.holdsFor(size(700, 699))).isFalse();
    assertThat(row.holdsFor(size(700, 1100))).as("beyond").isFalse();
    assertThat(row.holdsFor(size(300, 500))).as("theirs").isFalse();
    Knob run = new Knob.Ksm(KsmKnob.RUN);
    assertThat(Row.first(new Change(run, "", 0, 1)).holdsFor(new Change(run, "", 1, 0))).isTrue();
    assertThat(Row.first(new Change(run, "", 0, 1)).holdsFor(new Change(run, "", 1, 2))).isFalse();
  }
}
