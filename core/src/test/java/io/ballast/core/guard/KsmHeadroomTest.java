package io.ballast.core.guard;

import static io.ballast.core.guard.GuardScene.assertAsked;
import static io.ballast.core.guard.KsmScene.assertWritten;
import static io.ballast.core.guard.KsmScene.run;
import static io.ballast.core.guard.KsmScene.verdict;
import static io.ballast.core.model.KsmKnob.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests.Told;
import io.ballast.core.contract.Ksm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unmerging and guests are not given the same memory. The host has a reserve of 500 MiB. */
class KsmHeadroomTest {
  private static final Ksm MERGED = Ksm.run(1).merged(400);
  private static final Told SMALL = Told.guest("small", 500, 1000, 300);

  @Test
  void itIsUnmergedOnlyIntoMemoryThatIsThere() {
    KsmScene scene = KsmScene.withAllRails();
    scene.freeMib = 949;
    Judgement judgement = scene.cycle(MERGED, run(2));
    assertWritten(judgement);
    assertThat(verdict(judgement, RUN))
        .isEqualTo("veto: ksm-headroom: unmerging needs 450 MiB, and the host has 449 MiB to give");
    scene.freeMib = 950;
    assertWritten(scene.cycle(MERGED, run(2)), "run=2");
    KsmScene bare = KsmScene.without(Rail.KSM_HEADROOM);
    bare.freeMib = 949;
    assertWritten(bare.cycle(MERGED, run(2)), "run=2");
  }

  @Test
  void itIsUnmergedOnlyIntoWhatTheHostHasNow() {
    KsmScene scene = KsmScene.withAllRails();
    scene.cycle(MERGED);
    scene.scene.guests.later(2);
    Judgement judgement = scene.scene.cycle(scene.scene.guests.seeNothingNew(), run(2));
    assertWritten(judgement);
    assertThat(verdict(judgement, RUN))
        .isEqualTo(
            "veto: ksm-headroom: unmerging takes memory at once, and the host was last read 2 s ago");
  }

  @Test
  void toStopNeedsNoMemory() {
    KsmScene scene = KsmScene.withAllRails();
    scene.freeMib = 10;
    assertWritten(scene.cycle(MERGED, run(0)), "run=0");
  }

  @Test
  void guestsComeFirstInTheSameCycle() {
    KsmScene scene = KsmScene.withAllRails();
    scene.freeMib = 1300;
    Judgement judgement = scene.cycle(MERGED, List.of(SMALL), GuardScene.wish(SMALL, 900), run(2));
    assertAsked(judgement, SMALL, 900);
    assertThat(verdict(judgement, RUN)).contains("the host has 400 MiB to give");
    KsmScene alone = KsmScene.withAllRails();
    alone.freeMib = 1300;
    assertWritten(alone.cycle(MERGED, List.of(SMALL), run(2)), "run=2");
  }

  @Test
  void whatAGuestWasGivenAndHasNotTouchedIsNotUnmergedInto() {
    KsmScene scene = KsmScene.withAllRails();
    scene.freeMib = 1300;
    scene.cycle(MERGED, List.of(SMALL), GuardScene.wish(SMALL, 900));
    Told grown = SMALL.sized(900);
    assertThat(verdict(scene.cycle(MERGED, List.of(grown), run(2)), RUN))
        .contains("the host has 400 MiB to give");
    scene.scene.guests.later(30);
    assertWritten(scene.cycle(MERGED, List.of(grown), run(2)), "run=2");
  }

  @Test
  void whatWasUnmergedSinceTheHostWasReadNoGuestIsGiven() {
    KsmScene scene = KsmScene.withAllRails();
    scene.freeMib = 1000;
    assertWritten(scene.cycle(MERGED, List.of(SMALL), run(2)), "run=2");
    // Nothing new of the host: 500 MiB seem to be there above the reserve, and 400 are gone.
    scene.scene.guests.later(5);
    Judgement judgement =
        scene.scene.cycle(scene.scene.guests.seeNothingNew(), GuardScene.wish(SMALL, 1000));
    assertAsked(judgement, SMALL, 600);
    // The next reading shows it.
    scene.freeMib = 600;
    Judgement after =
        scene.cycle(Ksm.run(2), List.of(SMALL.sized(600)), GuardScene.wish(SMALL, 1000));
    assertThat(GuardScene.asked(after, SMALL)).isEmpty();
  }
}
