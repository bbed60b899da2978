package io.ballast.app.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.config.ShippedPolicy;
import io.ballast.core.guard.Rail;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.Outcome;
import io.ballast.core.record.CycleRecord;
import io.ballast.lab.LabGuest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guests that end, come, stop and go deaf while the loop turns: none costs the others anything. */
@Tag("lab")
@Timeout(300)
@ExtendWith(RealLabs.class)
class GuestsThatGoTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final Settings DEFAULT = Settings.of(ShippedPolicy.DEFAULT, 1);

  @BeforeEach
  void calm(RealLab lab) {
    lab.calm();
  }

  @Test
  void aGuestDestroyedBetweenCollectingAndActingCostsNothing(RealLab lab) throws Exception {
    LabGuest mortal = lab.boot("mortal");
    try (Shortage shortage = new Shortage();
        Turning turning = Turning.acting(lab, DEFAULT.text(lab, shortage))) {
      turning.control().beforeNext(mortal, mortal::destroy);
      shortage.begin();
      CycleRecord last =
          turning.until(
              "The guest ends under the actuator's hands",
              LONG,
              cycle -> Telling.outcome(cycle, mortal).isPresent());
      assertThat(Telling.seen(last, mortal)).isPresent();
      assertThat(Telling.outcome(last, mortal).map(Outcome::text)).contains("the guest is gone");

      turning.cycles(1);
      CycleRecord next = turning.cycles.getLast();
      assertThat(Telling.seen(next, mortal)).isEmpty();
      assertThat(next.snapshot().problems()).isEmpty();
      turning.until(
          "The others are still controlled", LONG, cycle -> Telling.wasAccepted(cycle, lab.idle));
      assertThat(turning.control().sizesKib(mortal)).hasSize(1);
      aGuestThatCameIsPickedUp(lab, turning);
    }
  }

  private static void aGuestThatCameIsPickedUp(RealLab lab, Turning turning) throws Exception {
    LabGuest late = lab.boot("late");
    Stopwatch watch = Stopwatch.start();
    turning.until(
        "The guest that came is shrunk",
        LONG,
        cycle -> Telling.sizeMib(cycle, late) > 0 && Telling.sizeMib(cycle, late) < 250);
    watch.tell("a new guest booted to its balloon moving");
  }

  @Test
  void aPausedGuestIsNotWritten(RealLab lab) throws Exception {
    try (Shortage shortage = new Shortage();
        Turning turning = Turning.acting(lab, DEFAULT.text(lab, shortage))) {
      shortage.begin();
      lab.busy.pause();
      try {
        turning.until(
            "Another guest is shrunk", LONG, cycle -> Telling.sizeMib(cycle, lab.idle) < 800);
        CycleRecord cycle = turning.cycles.getLast();
        assertThat(Telling.seen(cycle, lab.busy).map(guest -> guest.reading().state()))
            .contains(GuestState.PAUSED);
        assertThat(turning.control().calls())
            .noneMatch(call -> call.guest().equals(RealLab.id(lab.busy)));
      } finally {
        lab.busy.resume();
      }
      turning.until(
          "It runs and is shrunk, too", LONG, cycle -> Telling.sizeMib(cycle, lab.busy) < 1000);
    }
  }

  @Test
  void aGuestWithoutItsDriverIsLetBeAndManagedAgainLater(RealLab lab) throws Exception {
    Settings impatient = DEFAULT.with("stale-after: 8\nback-off: 5\nno-progress-cycles: 3");
    try (Shortage shortage = new Shortage();
        Turning turning = Turning.acting(lab, impatient.text(lab, shortage))) {
      shortage.begin();
      turning.until("It is shrunk", LONG, cycle -> Telling.sizeMib(cycle, lab.idle) < 900);
      lab.idle.unloadBalloonDriver();
      try {
        isLetBe(lab.idle, turning);
      } finally {
        lab.idle.loadBalloonDriver();
      }
      Stopwatch watch = Stopwatch.start();
      turning.until("It is asked again", LONG, cycle -> Telling.wasAccepted(cycle, lab.idle));
      watch.tell("driver back to the guest being asked again");
      turning.until("It follows", LONG, cycle -> Telling.sizeMib(cycle, lab.idle) < 800);
    }
  }

  /**
   * Its figures stand still and its size does not move: both are seen, and soon it is not asked.
   */
  private static void isLetBe(LabGuest deaf, Turning turning) throws Exception {
    int before = turning.control().sizesKib(deaf).size();
    turning.cycles(20);
    int writes = turning.control().sizesKib(deaf).size() - before;
    System.out.printf("measured: %d writes in 20 cycles to a guest without its driver%n", writes);
    assertThat(writes).isLessThanOrEqualTo(4);
    CycleRecord last = turning.cycles.getLast();
    assertThat(Telling.sizeMib(last, deaf)).isEqualTo(RealLab.GUEST_MIB);
    assertThat(Telling.outcome(last, deaf)).isEmpty();
    assertThat(Telling.rails(last, deaf)).containsAnyOf(Rail.STALENESS, Rail.NO_PROGRESS);
  }
}
