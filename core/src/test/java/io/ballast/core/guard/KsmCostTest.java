package io.ballast.core.guard;

import static io.ballast.core.guard.KsmScene.assertWritten;
import static io.ballast.core.guard.KsmScene.run;
import static io.ballast.core.guard.KsmScene.target;
import static io.ballast.core.guard.KsmScene.verdict;
import static io.ballast.core.guard.KsmScene.wish;
import static io.ballast.core.model.KsmKnob.PAGES_TO_SCAN;
import static io.ballast.core.model.KsmKnob.RUN;
import static io.ballast.core.model.KsmKnob.SLEEP_MILLISECS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Classes;
import io.ballast.core.contract.Guests.Told;
import io.ballast.core.contract.Ksm;
import io.ballast.core.model.BalloonOptions;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.KsmFigure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** KSM takes no more CPU than it may, and no more memory than it saves. */
class KsmCostTest {
  private static final Ksm RUNNING = Ksm.run(1);

  /** 1,000 pages take 60 ms, then it sleeps 20: three quarters of a CPU. */
  private static final Ksm BUSY = RUNNING.with(PAGES_TO_SCAN, 1000).cpu(75);

  @Test
  void aThreadOverItsLimitScansFewerPages() {
    Judgement judgement = KsmScene.withAllRails().cycle(BUSY);
    // 45 % aimed at: 20 ms of sleep leave 16.36 ms for pages of 60 µs.
    assertWritten(judgement, "pages_to_scan=272");
    assertThat(verdict(judgement, PAGES_TO_SCAN))
        .isEqualTo("curb: ksm-cpu: its thread takes 75 % of a CPU, and may take 50 %");
    assertWritten(KsmScene.without(Rail.KSM_CPU).cycle(BUSY));
    assertWritten(KsmScene.unlimited().cycle(BUSY.cpu(99)));
    assertWritten(KsmScene.uncontrolled().cycle(BUSY));
  }

  @Test
  void aPolicyThatWishesFewerIsLetHaveItsWay() {
    Judgement judgement = KsmScene.withAllRails().cycle(BUSY, wish(PAGES_TO_SCAN, 200));
    assertWritten(judgement, "pages_to_scan=200");
    assertThat(verdict(judgement, PAGES_TO_SCAN)).isEqualTo("allow: ");
    assertWritten(
        KsmScene.withAllRails().cycle(BUSY, wish(PAGES_TO_SCAN, 2000)), "pages_to_scan=272");
  }

  @Test
  void aWishThatWouldGoOverIsClamped() {
    // 100 pages take 5 ms, then it sleeps 20.
    Ksm calm = RUNNING.cpu(20);
    Judgement judgement = KsmScene.withAllRails().cycle(calm, wish(PAGES_TO_SCAN, 1000));
    assertWritten(judgement, "pages_to_scan=400");
    assertThat(verdict(judgement, PAGES_TO_SCAN)).startsWith("clamp: ksm-cpu: ");
    assertWritten(
        KsmScene.withAllRails().cycle(calm, wish(PAGES_TO_SCAN, 399)), "pages_to_scan=399");
    assertWritten(
        KsmScene.without(Rail.KSM_CPU).cycle(calm, wish(PAGES_TO_SCAN, 1000)),
        "pages_to_scan=1000");
    // With twice the sleep in the same cycle, twice the pages fit.
    assertWritten(
        KsmScene.withAllRails().cycle(calm, wish(PAGES_TO_SCAN, 1000), wish(SLEEP_MILLISECS, 40)),
        "pages_to_scan=800",
        "sleep_millisecs=40");
  }

  @Test
  void lessSleepIsNoWayAroundTheLimit() {
    // 64 pages take 3.2 ms of the 5 that 100 take: less sleep than that is never within half.
    Ksm calm = RUNNING.cpu(20);
    assertWritten(
        KsmScene.withAllRails().cycle(calm, wish(SLEEP_MILLISECS, 0)), "sleep_millisecs=4");
    assertWritten(
        KsmScene.without(Rail.KSM_CPU).cycle(calm, wish(SLEEP_MILLISECS, 0)), "sleep_millisecs=0");
    // The advisor's pages cannot be made fewer.
    assertWritten(
        KsmScene.withAllRails().cycle(calm.advised(), wish(SLEEP_MILLISECS, 0)),
        "sleep_millisecs=5");
  }

  @Test
  void whatCannotScanFewerIsStopped() {
    Ksm few = RUNNING.with(PAGES_TO_SCAN, 64).cpu(80);
    Judgement judgement = KsmScene.withAllRails().cycle(few);
    assertWritten(judgement, "run=0");
    assertThat(verdict(judgement, RUN))
        .isEqualTo(
            "curb: ksm-cpu: its thread takes 80 % of a CPU, and may take 50 %, and cannot do less");
    assertWritten(KsmScene.withAllRails().cycle(BUSY.advised()), "run=0");
    assertWritten(KsmScene.withAllRails().cycle(BUSY.with(SLEEP_MILLISECS, 0)), "run=0");
    assertWritten(KsmScene.without(Rail.KSM_CPU).cycle(few));
  }

  @Test
  void noFewerThanSixtyFourPagesAreOrdered() {
    Ksm slow = RUNNING.cpu(97);
    assertWritten(KsmScene.withAllRails().cycle(slow), "pages_to_scan=64");
  }

  /** A reading right after a change still tells of what was before. */
  @Test
  void aMeasureThatBeganBeforeTheLastChangeIsNotActedOn() {
    KsmScene scene = KsmScene.withAllRails();
    scene.cycle(BUSY);
    scene.scene.guests.later(2);
    // Seen at 5 and written at 5; the next reading at 12 measures from 5 on.
    assertWritten(scene.cycle(BUSY.with(PAGES_TO_SCAN, 272)), "pages_to_scan=74");
    KsmScene late = KsmScene.withAllRails();
    late.see(RUNNING);
    late.scene.cycle(late.see(BUSY));
    late.scene.guests.later(3);
    late.scene.cycle(late.scene.guests.seeNothingNew(), wish(PAGES_TO_SCAN, 272));
    assertWritten(late.cycle(BUSY.with(PAGES_TO_SCAN, 272)));
    assertWritten(late.cycle(BUSY.with(PAGES_TO_SCAN, 272)), "pages_to_scan=74");
  }

  @Test
  void whatTakesMoreThanItSavesIsStoppedAfterItWarmedUp() {
    KsmScene scene = KsmScene.withAllRails();
    Ksm loss = RUNNING.profit(-8);
    assertWritten(scene.cycle(loss.scanned(7)));
    for (int i = 0; i < 5; i++) {
      assertWritten(scene.cycle(loss.scanned(8)));
    }
    assertWritten(scene.cycle(loss.scanned(9)));
    assertWritten(scene.cycle(loss.scanned(9)));
    Judgement third = scene.cycle(loss.scanned(9));
    assertWritten(third, "run=0");
    assertThat(verdict(third, RUN))
        .isEqualTo("curb: ksm-profit: it takes 8 MiB more than it saves");
  }

  @Test
  void withoutTheRailALossGoesOn() {
    KsmScene scene = KsmScene.without(Rail.KSM_PROFIT);
    for (int i = 0; i < 20; i++) {
      assertWritten(scene.cycle(RUNNING.profit(-8).scanned(i)));
    }
  }

  @Test
  void aGainBetweenLossesBeginsTheCountAnew() {
    KsmScene scene = KsmScene.withAllRails();
    for (int i = 0; i < 30; i++) {
      assertWritten(scene.cycle(RUNNING.profit(i % 3 == 2 ? 1 : -8).scanned(i)));
    }
  }

  @Test
  void itMayRunAgainAfterAWhileThatDoubles() {
    KsmScene scene = KsmScene.withAllRails();
    List<Integer> waits =
        IntStream.range(0, 3).map(i -> lossAndWait(scene, 100L * i)).boxed().toList();
    assertThat(waits).containsExactly(12, 24, 48);
    lossesUntilStopped(scene, 400);
    // It runs again, and well: the next time is the first.
    assertThat(waitToRun(scene)).isEqualTo(96);
    for (int i = 0; i < 4; i++) {
      scene.cycle(RUNNING.profit(5).scanned(500 + i));
    }
    assertThat(lossAndWait(scene, 600)).isEqualTo(12);
  }

  /** Cycles of five seconds until it may run again. */
  private static int lossAndWait(KsmScene scene, long scans) {
    lossesUntilStopped(scene, scans);
    return waitToRun(scene);
  }

  private static void lossesUntilStopped(KsmScene scene, long scans) {
    for (int i = 0; i < 10; i++) {
      if (target(scene.cycle(RUNNING.profit(-8).scanned(scans + i)), RUN).isPresent()) {
        return;
      }
    }
    throw new AssertionError("It was not stopped.");
  }

  private static int waitToRun(KsmScene scene) {
    for (int cycles = 1; cycles < 200; cycles++) {
      Judgement judgement = scene.cycle(Ksm.run(0).profit(-8), run(1));
      if (target(judgement, RUN).isPresent()) {
        return cycles;
      }
      assertThat(verdict(judgement, RUN)).startsWith("defer: ksm-profit: it was stopped");
    }
    throw new AssertionError("It may never run again.");
  }

  private static final Told SECRET = Told.guest("secret", 1000, 1000, 300);
  private static final Told OTHER = Told.guest("other", 1000, 1000, 300);

  @Test
  void nothingIsMergedWhileAGuestIsThereWhoseClassForbidsIt() {
    KsmScene scene = KsmScene.withAllRails(Classes.unmerged("secret"));
    Judgement judgement = scene.cycle(Ksm.run(0), List.of(OTHER, SECRET), run(1));
    assertWritten(judgement);
    assertThat(verdict(judgement, RUN))
        .isEqualTo("veto: ksm-class: class secret of guest secret forbids it");
    assertWritten(scene.cycle(Ksm.run(0), List.of(OTHER), run(1)), "run=1");
    assertWritten(
        KsmScene.without(Rail.KSM_CLASS, Classes.unmerged("secret"))
            .cycle(Ksm.run(0), List.of(SECRET), run(1)),
        "run=1");
  }

  @Test
  void aGuestWhosePagesAreKeptApartAnywayForbidsNothing() {
    KsmScene scene = KsmScene.withAllRails(Classes.unmerged("secret"));
    var apart = new GuestTraits(true, false, false, false, false, 2, BalloonOptions.NONE);
    assertWritten(scene.cycle(Ksm.run(0), List.of(SECRET.with(apart)), run(1)), "run=1");
    var huge = new GuestTraits(true, true, false, false, 2);
    assertWritten(scene.cycle(Ksm.run(0), List.of(SECRET.with(huge)), run(1)), "run=1");
  }

  @Test
  void whatRunsIsUnmergedForItWhereMemoryIsThere() {
    KsmScene scene = KsmScene.withAllRails(Classes.unmerged("secret"));
    Ksm merged = RUNNING.merged(400);
    Judgement judgement = scene.cycle(merged, List.of(SECRET));
    assertWritten(judgement, "run=2");
    assertThat(verdict(judgement, RUN)).startsWith("curb: ksm-class: ");
    KsmScene policyStops = KsmScene.withAllRails(Classes.unmerged("secret"));
    assertWritten(policyStops.cycle(merged, List.of(SECRET), run(0)), "run=2");
    assertWritten(KsmScene.uncontrolled(Classes.unmerged("secret")).cycle(merged, List.of(SECRET)));
    assertWritten(
        KsmScene.without(Rail.KSM_CLASS, Classes.unmerged("secret"))
            .cycle(merged, List.of(SECRET)));
  }

  @Test
  void elseItIsStoppedAndUnmergedWhenThereIs() {
    KsmScene scene = KsmScene.withAllRails(Classes.unmerged("secret"));
    scene.freeMib = 700;
    Judgement judgement = scene.cycle(RUNNING.merged(400), List.of(SECRET));
    assertWritten(judgement, "run=0");
    assertThat(verdict(judgement, RUN)).contains("unmerging needs 450 MiB");
    Ksm kept = Ksm.run(0).merged(400);
    assertWritten(scene.cycle(kept, List.of(SECRET)));
    scene.freeMib = 1000;
    assertWritten(scene.cycle(kept, List.of(SECRET)), "run=2");
  }

  @Test
  void whatWasMergedOfOthersBeforeTheGuestCameStays() {
    KsmScene scene = KsmScene.withAllRails(Classes.unmerged("secret"));
    Ksm kept = Ksm.run(0).merged(400);
    scene.cycle(kept, List.of(OTHER));
    assertWritten(scene.cycle(kept, List.of(OTHER, SECRET)));
  }

  @Test
  void aMergeThatNobodySawBeginIsTakenForTheGuests() {
    KsmScene scene = KsmScene.withAllRails(Classes.unmerged("secret"));
    assertWritten(scene.cycle(Ksm.run(0).merged(400), List.of(SECRET)), "run=2");
  }

  @Test
  void pagesOfZerosCountAsMerged() {
    KsmScene scene = KsmScene.withAllRails();
    scene.freeMib = 600;
    Ksm zeros = RUNNING.with(KsmFigure.KSM_ZERO_PAGES, 256 * 200);
    assertThat(verdict(scene.cycle(zeros, run(2)), RUN)).contains("unmerging needs 225 MiB");
  }
}
