package io.ballast.core.guard;

import static io.ballast.core.contract.Classes.guaranteeing;
import static io.ballast.core.guard.GuardScene.asked;
import static io.ballast.core.guard.GuardScene.assertAsked;
import static io.ballast.core.guard.GuardScene.assertLeftAlone;
import static io.ballast.core.guard.GuardScene.verdict;
import static io.ballast.core.guard.GuardScene.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests.Told;
import io.ballast.core.model.Amount;
import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.model.NamePattern;
import io.ballast.core.model.ServiceClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetyRailsTest {
  /** 1,000 MiB, of which 300 are used: its floor is 348. */
  private static final Told IDLE = Told.guest("idle", 1000, 1000, 300);

  @Test
  void floorKeepsNeedAndReserve() {
    GuardScene scene = GuardScene.only(Rail.FLOOR);
    assertAsked(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 100)), IDLE, 348);
    GuardScene bare = GuardScene.only(Rail.STALENESS);
    assertAsked(bare.cycle(bare.guests.see(5000, IDLE), wish(IDLE, 100)), IDLE, 100);
  }

  @Test
  void floorKeepsTheGuarantee() {
    GuardScene scene = GuardScene.only(Rail.FLOOR, guaranteeing(0.75, "idle"));
    assertAsked(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 100)), IDLE, 750);
  }

  @Test
  void floorKeepsWhatTheHypervisorPromised() {
    GuardScene scene = GuardScene.only(Rail.FLOOR);
    scene.guests.promise("idle", 600);
    assertAsked(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 100)), IDLE, 600);
  }

  @Test
  void floorVetoesShrinkingAGuestThatIsBelowItAlready() {
    GuardScene scene = GuardScene.only(Rail.FLOOR, guaranteeing(0.75, "idle"));
    Told small = IDLE.sized(600);
    scene.guests.see(5000, small);
    Judgement judgement = scene.cycle(scene.guests.later(5).see(5000, small), wish(small, 500));
    assertLeftAlone(judgement, small);
    assertThat(GuardScene.verdict(judgement, small)).contains("its floor is 750 MiB");
    GuardScene bare = GuardScene.without(Rail.FLOOR, guaranteeing(0.75, "idle"));
    assertAsked(bare.cycle(bare.guests.see(5000, small), wish(small, 500)), small, 500);
  }

  /** Its figures are of a size that nobody saw: a daemon before this one may have ordered less. */
  @Test
  void aGuestThatMayBeOnItsWayWhenItIsFirstSeenMustReportOnceMore() {
    GuardScene scene = GuardScene.withAllRails();
    Told moving = IDLE.sized(600);
    Judgement first = scene.cycle(scene.guests.see(5000, moving), wish(moving, 560));
    assertLeftAlone(first, moving);
    assertThat(GuardScene.verdict(first, moving)).startsWith("veto: floor: it is not known yet");
    assertAsked(
        scene.cycle(scene.guests.later(5).see(5000, moving), wish(moving, 560)), moving, 560);
    GuardScene bare = GuardScene.without(Rail.FLOOR);
    assertAsked(bare.cycle(bare.guests.see(5000, moving), wish(moving, 560)), moving, 560);
  }

  @Test
  void floorNeverKeepsAGuestFromGrowing() {
    GuardScene scene = GuardScene.withAllRails(guaranteeing(0.75, "idle"));
    Told small = IDLE.sized(500);
    assertAsked(scene.cycle(scene.guests.see(5000, small), wish(small, 600)), small, 600);
  }

  @Test
  void aNeedThatFallsTakesTheFloorDownSlowly() {
    GuardScene scene = GuardScene.only(Rail.FLOOR);
    Told busy = Told.guest("g", 1000, 1000, 800);
    scene.cycle(scene.guests.see(5000, busy));
    Told calm = busy.using(200);
    long soon =
        asked(scene.cycle(scene.guests.later(5).see(5000, calm), wish(calm, 1)), calm)
            .orElseThrow();
    scene.guests.later(1200);
    long late = asked(scene.cycle(scene.guests.see(5000, calm), wish(calm, 1)), calm).orElseThrow();
    assertThat(soon).isBetween(800L, 849L);
    assertThat(late).isBetween(248L, 260L);
  }

  @Test
  void staleStatisticsHoldOrGrow() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, IDLE));
    scene.guests.later(60);
    Told frozen = IDLE.lastReported(61);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, frozen), wish(frozen, 900)), frozen);

    GuardScene bare = GuardScene.without(Rail.STALENESS);
    bare.cycle(bare.guests.see(5000, IDLE));
    bare.guests.later(60);
    assertAsked(bare.cycle(bare.guests.see(5000, frozen), wish(frozen, 900)), frozen, 900);
  }

  @Test
  void aGuestThatNeverReportedHoldsOrGrows() {
    GuardScene scene = GuardScene.only(Rail.STALENESS);
    Told silent = IDLE.silent();
    assertLeftAlone(scene.cycle(scene.guests.see(5000, silent), wish(silent, 500)), silent);
    Told small = silent.sized(500);
    assertAsked(scene.cycle(scene.guests.see(5000, small), wish(small, 600)), small, 600);
  }

  @Test
  void statisticsThatCannotBeTrueAreStale() {
    GuardScene scene = GuardScene.only(Rail.STALENESS);
    Told liar = Told.guest("liar", 1200, 1000, 100);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, liar), wish(liar, 500)), liar);
  }

  @Test
  void whatTheHypervisorToldTooLongAgoIsNotActedOn() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, IDLE));
    scene.guests.later(60);
    assertLeftAlone(scene.cycle(scene.guests.seeNothingNew(), wish(IDLE, 950)), IDLE);
  }

  @Test
  void withoutKnowingTheHostNothingIsTakenOrGiven() {
    GuardScene scene = GuardScene.withAllRails();
    Told small = Told.guest("small", 500, 1000, 300);
    scene.guests.see(5000, IDLE, small);
    var judgement = scene.cycle(scene.guests.withoutHost(), wish(IDLE, 950), wish(small, 900));
    assertLeftAlone(judgement, IDLE);
    assertLeftAlone(judgement, small);
  }

  @Test
  void noGuestGetsMoreThanItsLimit() {
    ServiceClass capped =
        new ServiceClass(
            "capped",
            new Amount.Share(0.1),
            new Amount.Share(0.5),
            1000,
            true,
            List.of(new NamePattern("small")));
    Told small = Told.guest("small", 300, 1000, 200);
    GuardScene scene = GuardScene.withAllRails(capped);
    assertAsked(scene.cycle(scene.guests.see(5000, small), wish(small, 900)), small, 500);
    GuardScene bare = GuardScene.without(Rail.LIMIT, capped);
    assertAsked(bare.cycle(bare.guests.see(5000, small), wish(small, 900)), small, 900);
  }

  @ParameterizedTest
  @EnumSource(
      value = GuestState.class,
      names = {"PAUSED", "MIGRATING", "OTHER"})
  void aGuestThatDoesNotRunIsLeftAlone(GuestState state) {
    GuardScene scene = GuardScene.withAllRails();
    Told guest = IDLE.in(state);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, guest), wish(guest, 950)), guest);
    GuardScene bare = GuardScene.without(Rail.EXCLUSION);
    assertAsked(bare.cycle(bare.guests.see(5000, guest), wish(guest, 950)), guest, 950);
  }

  @Test
  void aGuestWhoseMemoryCannotBeGivenBackIsLeftAlone() {
    List<GuestTraits> obstacles =
        List.of(
            new GuestTraits(false, false, false, false, 2),
            new GuestTraits(true, true, false, false, 2),
            new GuestTraits(true, false, true, false, 2),
            new GuestTraits(true, false, false, true, 2));
    for (GuestTraits traits : obstacles) {
      GuardScene scene = GuardScene.withAllRails();
      Told guest = IDLE.with(traits);
      var judgement = scene.cycle(scene.guests.see(5000, guest), wish(guest, 950));
      assertLeftAlone(judgement, guest);
      assertThat(verdict(judgement, guest)).startsWith("veto: exclusion: ");
    }
  }

  @Test
  void aStuckGuestIsLetBeAndThenLeftAloneForLongerAndLonger() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920));
    for (int i = 0; i < 2; i++) {
      scene.guests.later(5);
      assertLeftAlone(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920)), IDLE);
    }
    scene.guests.later(5);
    var retreat = scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920));
    assertAsked(retreat, IDLE, 1000);
    assertThat(verdict(retreat, IDLE)).startsWith("retreat: no-progress: stuck at 1000 MiB");
    scene.guests.later(50);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920)), IDLE);
    scene.guests.later(11);
    assertAsked(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920)), IDLE, 920);
    for (int i = 0; i < 3; i++) {
      scene.guests.later(5);
      scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920));
    }
    scene.guests.later(100);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920)), IDLE);
    scene.guests.later(21);
    assertAsked(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920)), IDLE, 920);
  }

  @Test
  void withoutThatRailAStuckGuestIsNeverLetBe() {
    GuardScene bare = GuardScene.without(Rail.NO_PROGRESS);
    bare.cycle(bare.guests.see(5000, IDLE), wish(IDLE, 920));
    for (int i = 0; i < 10; i++) {
      bare.guests.later(5);
      assertLeftAlone(bare.cycle(bare.guests.see(5000, IDLE), wish(IDLE, 920)), IDLE);
    }
  }

  @Test
  void aGuestThatMovesSlowlyIsNotStuck() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920));
    for (int i = 1; i < 10; i++) {
      Told moved = IDLE.sized(1000 - 5 * i);
      scene.guests.later(5);
      assertLeftAlone(scene.cycle(scene.guests.see(5000, moved), wish(moved, 920)), moved);
    }
  }

  @Test
  void aSizeThatSomebodyElseChangedIsStartedOverFrom() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 920));
    Told there = IDLE.sized(920);
    scene.cycle(scene.guests.later(5).see(5000, there));
    Told meddled = IDLE.sized(700);
    for (int i = 0; i < 5; i++) {
      assertLeftAlone(scene.cycle(scene.guests.later(5).see(5000, meddled)), meddled);
    }
  }

  private static final ServiceClass HALF =
      new ServiceClass(
          "half",
          new Amount.Share(0.1),
          new Amount.Share(0.5),
          1000,
          true,
          List.of(new NamePattern("g")));

  @Test
  void aLimitTakesNothingOnTheStrengthOfStatisticsThatAreNotThere() {
    GuardScene scene = GuardScene.withAllRails(HALF);
    Told silent = Told.guest("g", 1000, 1000, 100).silent();
    assertLeftAlone(scene.cycle(scene.guests.see(5000, silent), wish(silent, 1000)), silent);
    GuardScene bare = GuardScene.without(Rail.STALENESS, HALF);
    Told heard = Told.guest("g", 1000, 1000, 100);
    assertThat(asked(bare.cycle(bare.guests.see(5000, heard), wish(heard, 1000)), heard))
        .isPresent();
  }

  @Test
  void aGuestThatHasItsLimitIsNotToldSoAgainAndAgain() {
    GuardScene scene = GuardScene.only(Rail.LIMIT, HALF);
    Told there = Told.guest("g", 500, 1000, 100);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, there), wish(there, 900)), there);
  }

  @Test
  void statisticsGrowOldWhileTheHypervisorIsAway() {
    GuardScene scene = GuardScene.only(Rail.STALENESS);
    Told idle = Told.guest("g", 1000, 1000, 100).lastReported(20);
    assertAsked(scene.cycle(scene.guests.see(5000, idle), wish(idle, 900)), idle, 900);
    scene.guests.later(15);
    assertLeftAlone(scene.cycle(scene.guests.seeNothingNew(), wish(idle, 900)), idle);
  }

  @Test
  void aReportThatCameWhileNobodyLookedIsAsOldAsItIs() {
    GuardScene scene = GuardScene.only(Rail.STALENESS);
    Told idle = Told.guest("g", 1000, 1000, 100);
    scene.cycle(scene.guests.see(5000, idle));
    Told back = idle.lastReported(50);
    scene.guests.later(60);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, back), wish(back, 900)), back);
  }

  @Test
  void aGuestThatCannotFollowIsStuckEvenIfItIsAskedForAnotherSizeEachCycle() {
    GuardScene scene = GuardScene.only(Rail.NO_PROGRESS);
    Told stuck = Told.guest("g", 1000, 1000, 100);
    long size = 900;
    for (int cycle = 0; cycle < 3; cycle++) {
      assertAsked(scene.cycle(scene.guests.see(5000, stuck), wish(stuck, size)), stuck, size);
      scene.guests.later(5);
      size -= 50;
    }
    assertAsked(scene.cycle(scene.guests.see(5000, stuck), wish(stuck, size)), stuck, 1000);
    scene.guests.later(5);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, stuck), wish(stuck, size)), stuck);
  }

  @Test
  void aGuestThatWasNotReadAgainIsNotHeldToBeStuck() {
    GuardScene scene = GuardScene.only(Rail.NO_PROGRESS);
    Told slow = Told.guest("g", 1000, 1000, 100);
    scene.cycle(scene.guests.see(5000, slow), wish(slow, 900));
    for (int cycle = 0; cycle < 5; cycle++) {
      scene.guests.later(1);
      assertAsked(scene.cycle(scene.guests.seeNothingNew(), wish(slow, 900)), slow, 900);
    }
  }
}
