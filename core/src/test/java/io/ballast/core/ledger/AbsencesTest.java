package io.ballast.core.ledger;

import static io.ballast.core.contract.Guests.Told.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.core.snapshot.Snapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is not told of has not ended yet. */
class AbsencesTest {
  private final Told here = guest("here", 500, 1000, 100);
  private final Told late = guest("late", 500, 1000, 100);
  private final Guests guests = new Guests();
  private final Absences absences = new Absences();

  private boolean gone(Told... seen) {
    absences.look(guests.later(1).see(5000, seen), List.of(late.id()));
    return absences.hasEnded(late.id());
  }

  @Test
  void itHasEndedAfterThreeReadingsWithoutIt() {
    assertThat(gone(here, late)).isFalse();
    assertThat(gone(here)).isFalse();
    assertThat(gone(here)).isFalse();
    assertThat(gone(here)).isTrue();
    assertThat(gone(here, late)).as("it came back").isFalse();
  }

  @Test
  void whileOthersTurnUpForTheFirstTimeItMayToo() {
    for (int i = 0; i < 10; i++) {
      assertThat(gone(here, guest("new-" + i, 500, 1000, 100))).as("reading %d", i).isFalse();
    }
    assertThat(gone(here, late)).isFalse();
  }

  @Test
  void readingsThatFailSayNothing() {
    gone(here);
    Snapshot last = guests.later(1).see(5000, here);
    for (int i = 0; i < 10; i++) {
      absences.look(last, List.of(late.id()));
      assertThat(absences.hasEnded(late.id())).isFalse();
    }
  }

  @Test
  void theLastGuestOfAHostMayEnd() {
    gone(late);
    gone();
    gone();
    assertThat(gone()).isTrue();
  }

  @Test
  void aHypervisorThatNeverAnsweredSaysNothing() {
    for (int i = 0; i < 10; i++) {
      absences.look(Snapshots.nothing(guests.later(1).now()), List.of(late.id()));
      assertThat(absences.hasEnded(late.id())).isFalse();
    }
  }
}
