package io.ballast.core.guard;

import static io.ballast.core.contract.Classes.guaranteeing;
import static io.ballast.core.guard.GuardScene.assertAsked;
import static io.ballast.core.guard.GuardScene.assertLeftAlone;
import static io.ballast.core.guard.GuardScene.verdict;
import static io.ballast.core.guard.GuardScene.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests.Told;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a cycle's answer says and in which order it is carried out. The host has 10,000 MiB. */
class JudgementTest {
  private static final Told IDLE = Told.guest("idle", 1000, 1000, 100);
  private static final Told SMALL = Told.guest("small", 500, 1000, 200);

  @Test
  void whoIsNotWishedForIsNotJudged() {
    GuardScene scene = GuardScene.withAllRails();
    Judgement judgement = scene.cycle(scene.guests.see(5000, IDLE, SMALL), wish(IDLE, 950));
    assertThat(judgement.judged()).containsOnlyKeys(IDLE.id());
  }

  @Test
  void whatIsDoneAsWishedIsAllowedAndWhatIsCutIsClamped() {
    GuardScene scene = GuardScene.withAllRails();
    Judgement judgement =
        scene.cycle(scene.guests.see(5000, IDLE, SMALL), wish(IDLE, 500), wish(SMALL, 800));
    assertThat(verdict(judgement, SMALL)).isEqualTo("allow: ");
    assertThat(verdict(judgement, IDLE)).isEqualTo("clamp: step: one order takes at most 100 MiB");
  }

  @Test
  void aReliefIsNotTakenForAWish() {
    GuardScene scene = GuardScene.withAllRails();
    Told starving = SMALL.using(500);
    Judgement judgement = scene.cycle(scene.guests.see(5000, starving));
    assertThat(judgement.judged().get(starving.id()))
        .extracting(Judged::wishedKib)
        .isEqualTo(OptionalLong.empty());
  }

  @Test
  void whatFreesMemoryIsDoneBeforeWhatTakesIt() {
    GuardScene scene = GuardScene.withAllRails();
    Told grows = Told.guest("a-grows", 500, 1000, 200);
    Told shrinks = Told.guest("b-shrinks", 1000, 1000, 100);
    Judgement judgement =
        scene.cycle(scene.guests.see(5000, grows, shrinks), wish(grows, 900), wish(shrinks, 900));
    assertThat(GuardScene.touched(judgement)).containsExactly(shrinks.id(), grows.id());
  }

  @Test
  void theSameSnapshotGivesTheSameOrderOfActions() {
    GuardScene scene = GuardScene.withAllRails();
    Told first = Told.guest("g-1", 500, 1000, 200);
    Told second = Told.guest("g-2", 500, 1000, 200);
    Judgement judgement =
        scene.cycle(scene.guests.see(5000, second, first), wish(second, 900), wish(first, 900));
    assertThat(GuardScene.touched(judgement)).containsExactly(first.id(), second.id());
  }

  @Test
  void whoHasLessThanItNeedsComesBeforeWhoHasEnough() {
    GuardScene scene = GuardScene.withAllRails(guaranteeing(0.1, "*"));
    Told needy = Told.guest("needy", 500, 1000, 480);
    Told content = Told.guest("content", 500, 1000, 100);
    // 40 MiB beyond the reserve: all of it goes to who needs 528.
    Judgement judgement =
        scene.cycle(scene.guests.see(520, needy, content), wish(needy, 1000), wish(content, 1000));
    assertAsked(judgement, needy, 520);
    assertLeftAlone(judgement, content);
  }

  @Test
  void crumbsAreNotGivenButToWhoStarves() {
    GuardScene scene = GuardScene.withAllRails(guaranteeing(0.1, "*"));
    Told needy = Told.guest("needy", 500, 1000, 480);
    assertLeftAlone(scene.cycle(scene.guests.see(505, needy), wish(needy, 1000)), needy);
    Told starving = Told.guest("starving", 500, 1000, 500);
    assertAsked(scene.cycle(scene.guests.later(5).see(130, starving)), starving, 505);
  }

  @Test
  void whatAGuestTouchedOfItsGrantIsNoLongerSpokenFor() {
    GuardScene scene = GuardScene.withAllRails();
    Told first = Told.guest("first", 500, 1000, 200).resident(200);
    Told second = Told.guest("second", 500, 1000, 200).resident(200);
    assertAsked(scene.cycle(scene.guests.see(1100, first, second), wish(first, 1000)), first, 1000);
    // It touched 400 of its 500: free memory fell by that, and only 100 are still to come.
    Told grown = first.sized(1000).resident(600);
    var judgement = scene.cycle(scene.guests.later(5).see(1000, grown, second), wish(second, 1000));
    assertAsked(judgement, second, 900);
  }

  @Test
  void whereTheFloorIsNearlyReachedNothingIsTaken() {
    GuardScene scene = GuardScene.only(Rail.FLOOR, guaranteeing(0.5, "*"));
    Told there = Told.guest("there", 501, 1000, 100);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, there), wish(there, 300)), there);
    Told above = there.sized(510);
    assertAsked(scene.cycle(scene.guests.later(5).see(5000, above), wish(above, 300)), above, 500);
  }

  @Test
  void safetyRailsAreThoseThatNoConfigurationTurnsOff() {
    assertThat(Rail.values())
        .filteredOn(rail -> !rail.isSafety())
        .containsExactly(Rail.COOL_DOWN, Rail.STEP, Rail.RATE, Rail.MINIMUM_CHANGE);
    assertThat(Rail.values()).allSatisfy(rail -> assertThat(rail.doc()).isNotBlank());
  }
}
