package io.ballast.core.guard;

import static io.ballast.core.contract.Classes.guaranteeing;
import static io.ballast.core.guard.GuardScene.asked;
import static io.ballast.core.guard.GuardScene.assertAsked;
import static io.ballast.core.guard.GuardScene.assertLeftAlone;
import static io.ballast.core.guard.GuardScene.verdict;
import static io.ballast.core.guard.GuardScene.wish;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests.Told;
import io.ballast.core.evaluate.BalloonWish;
import io.ballast.core.model.Action;
import io.ballast.core.model.GuestTraits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The host has 10,000 MiB; its reserve is 500. */
class ReliefAndHeadroomTest {
  /** All of its 500 MiB are used. */
  private static final Told STARVING = Told.guest("starving", 500, 1000, 500);

  @Test
  void aStarvingGuestIsRelievedInFullThoughNobodyWishedIt() {
    GuardScene scene = GuardScene.withAllRails();
    var judgement = scene.cycle(scene.guests.see(5000, STARVING));
    assertAsked(judgement, STARVING, 1000);
    assertThat(verdict(judgement, STARVING)).startsWith("relieve: relief: only 0 KiB are usable");
    GuardScene bare = GuardScene.without(Rail.RELIEF);
    assertLeftAlone(bare.cycle(bare.guests.see(5000, STARVING)), STARVING);
  }

  @Test
  void reliefTakesTheWishesPlaceEvenOfShrinking() {
    GuardScene scene = GuardScene.withAllRails();
    var judgement = scene.cycle(scene.guests.see(5000, STARVING), wish(STARVING, 300));
    assertAsked(judgement, STARVING, 1000);
  }

  @Test
  void aStarvingGuestIsRelievedWhileTheHostIsShort() {
    GuardScene scene = GuardScene.withAllRails();
    // 300 MiB free: below the reserve of 500, above the 125 that nobody may touch.
    var judgement = scene.cycle(scene.guests.see(300, STARVING));
    assertAsked(judgement, STARVING, 675);
  }

  @Test
  void reliefComesBeforeShrinking() {
    GuardScene scene = GuardScene.withAllRails();
    Told idle = Told.guest("idle", 1000, 1000, 100);
    var judgement = scene.cycle(scene.guests.see(5000, idle, STARVING), wish(idle, 900));
    assertThat(GuardScene.touched(judgement)).containsExactly(STARVING.id(), idle.id());
  }

  @Test
  void swappingInWithLittleLeftIsDistress() {
    GuardScene scene = GuardScene.withAllRails();
    Told guest = Told.guest("g", 500, 1000, 450);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, guest)), guest);
    Told swapping = guest.swappedIn(10);
    assertAsked(scene.cycle(scene.guests.later(5).see(5000, swapping)), swapping, 1000);
  }

  @Test
  void swappingInWithMuchLeftIsNot() {
    GuardScene scene = GuardScene.withAllRails();
    Told guest = Told.guest("g", 500, 1000, 250);
    scene.cycle(scene.guests.see(5000, guest));
    Told swapping = guest.swappedIn(10);
    assertLeftAlone(scene.cycle(scene.guests.later(5).see(5000, swapping)), swapping);
  }

  @Test
  void aGuestThatClaimsToStarveButHoldsLittleOnTheHostIsNotBelieved() {
    GuardScene scene = GuardScene.withAllRails();
    Told liar = STARVING.resident(100);
    assertLeftAlone(scene.cycle(scene.guests.see(5000, liar)), liar);
    Told honest = STARVING.resident(490);
    assertAsked(scene.cycle(scene.guests.see(5000, honest)), honest, 1000);
  }

  @Test
  void aStarvingGuestGetsNoMoreOfTheReserveThanItIsEntitledTo() {
    GuardScene scene = GuardScene.withAllRails(guaranteeing(0.1, "*"));
    Told[] many =
        IntStream.range(0, 20)
            .mapToObj(i -> Told.guest("busy-" + i, 450, 500, 350))
            .toArray(Told[]::new);
    Told[] all = new Told[21];
    System.arraycopy(many, 0, all, 0, 20);
    // Fair shares are 9,500 / 21 = 452 MiB: at 500 MiB it has more than that already.
    all[20] = STARVING;
    assertLeftAlone(scene.cycle(scene.guests.see(400, all)), STARVING);
  }

  @Test
  void allGrowthOfACycleFitsIntoTheHeadroom() {
    Told[] guests =
        IntStream.range(0, 10)
            .mapToObj(i -> Told.guest("g" + i, 500, 1000, 200))
            .toArray(Told[]::new);
    GuardScene scene = GuardScene.withAllRails();
    GuardScene bare = GuardScene.without(Rail.HEADROOM);
    assertThat(growth(scene, guests)).isEqualTo(1500);
    assertThat(growth(bare, guests)).isEqualTo(5000);
  }

  private static long growth(GuardScene scene, Told[] guests) {
    var wishes =
        IntStream.range(0, guests.length)
            .mapToObj(i -> wish(guests[i], 1000))
            .toArray(BalloonWish[]::new);
    var judgement = scene.cycle(scene.guests.see(2000, guests), wishes);
    long sum = 0;
    for (Told guest : guests) {
      sum += asked(judgement, guest).orElse(guest.sizeMib()) - guest.sizeMib();
    }
    return sum;
  }

  @Test
  void growthThatWasGrantedAndNotTouchedYetIsSpokenFor() {
    GuardScene scene = GuardScene.withAllRails();
    Told first = Told.guest("first", 500, 1000, 200).resident(200);
    Told second = Told.guest("second", 500, 1000, 200).resident(200);
    assertAsked(scene.cycle(scene.guests.see(1100, first, second), wish(first, 1000)), first, 1000);
    // The first has its memory but did not touch it: the host still shows 1,100 MiB free.
    Told grown = first.sized(1000);
    var soon = scene.cycle(scene.guests.later(5).see(1100, grown, second), wish(second, 1000));
    assertAsked(soon, second, 600);
    scene.guests.later(31);
    var later = scene.cycle(scene.guests.see(1100, grown, second.sized(600)), wish(second, 1000));
    assertAsked(later, second, 1000);
  }

  @Test
  void withoutHeadroomNothingGrows() {
    GuardScene scene = GuardScene.withAllRails();
    Told small = Told.guest("small", 500, 1000, 200);
    var judgement = scene.cycle(scene.guests.see(400, small), wish(small, 1000));
    assertLeftAlone(judgement, small);
    assertThat(verdict(judgement, small))
        .isEqualTo("defer: headroom: the host has no memory to give");
  }

  @Test
  void theMostDeprivedComeFirst() {
    GuardScene scene =
        GuardScene.withAllRails(guaranteeing(0.8, "below-*"), guaranteeing(0.1, "*"));
    Told starving = Told.guest("a-starving", 300, 1000, 300);
    Told belowGuarantee = Told.guest("below-guarantee", 600, 1000, 200);
    Told comfortable = Told.guest("comfortable", 500, 1000, 200);
    var judgement =
        scene.cycle(
            scene.guests.see(1400, starving, belowGuarantee, comfortable),
            wish(belowGuarantee, 1000),
            wish(comfortable, 1000));
    // 900 MiB beyond the reserve: 700 go to the starving, 200 lift the second to its guarantee.
    assertAsked(judgement, starving, 1000);
    assertAsked(judgement, belowGuarantee, 800);
    assertLeftAlone(judgement, comfortable);
  }

  @Test
  void aRehearsalLeavesNoTrace() {
    GuardScene scene = GuardScene.withAllRails();
    Told idle = Told.guest("idle", 1000, 1000, 100);
    for (int i = 0; i < 10; i++) {
      var judgement = scene.rehearsal(scene.guests.later(5).see(5000, idle), wish(idle, 900));
      assertAsked(judgement, idle, 900);
    }
  }

  @Test
  void aSilentDriverIsAskedToReportOnceInAWhile() {
    GuardScene scene = GuardScene.withAllRails();
    Told silent =
        Told.guest("silent", 1000, 1000, 100)
            .silent()
            .with(new GuestTraits(true, false, false, false, 0));
    assertThat(scene.cycle(scene.guests.see(5000, silent)).actions())
        .containsExactly(new Action.SetStatisticsPeriod(silent.run(), "silent", 0, 5));
    assertThat(scene.cycle(scene.guests.later(5).see(5000, silent)).actions()).isEmpty();
    assertThat(scene.cycle(scene.guests.later(61).see(5000, silent)).actions()).hasSize(1);
  }

  @Test
  void swappingIsSeenUntilTheNextReportSaysOtherwise() {
    GuardScene scene = GuardScene.withAllRails();
    Told swapping = Told.guest("g", 500, 1000, 450);
    scene.cycle(scene.guests.see(5000, swapping.lastReported(0)));
    Told thrashing = swapping.swappedIn(100);
    scene.guests.later(5).see(5000, thrashing.lastReported(0));
    scene.guests.later(2);
    Told sameReport = thrashing.lastReported(2);
    assertAsked(scene.cycle(scene.guests.see(5000, sameReport)), sameReport, 1000);
  }
}
