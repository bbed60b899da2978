package io.ballast.core.guard;

import static io.ballast.core.guard.GuardScene.assertAsked;
import static io.ballast.core.guard.GuardScene.assertLeftAlone;
import static io.ballast.core.guard.GuardScene.wish;

import io.ballast.core.contract.Guests.Told;
import org.junit.jupiter.api.Test;

class SmoothingRailsTest {
  private static final Told IDLE = Told.guest("idle", 1000, 1000, 100);

  @Test
  void oneOrderTakesOnlyAStep() {
    GuardScene scene = GuardScene.withAllRails();
    assertAsked(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 600)), IDLE, 900);
    GuardScene bare = GuardScene.without(Rail.STEP);
    assertAsked(bare.cycle(bare.guests.see(5000, IDLE), wish(IDLE, 600)), IDLE, 600);
  }

  @Test
  void growthHasNoStep() {
    GuardScene scene = GuardScene.withAllRails();
    Told small = IDLE.sized(300);
    assertAsked(scene.cycle(scene.guests.see(5000, small), wish(small, 1000)), small, 1000);
  }

  @Test
  void aMinutesOrdersTakeOnlySoMuch() {
    GuardScene scene = GuardScene.withAllRails();
    GuardScene bare = GuardScene.without(Rail.RATE);
    for (long size = 1000; size > 500; size -= 100) {
      Told now = IDLE.sized(size);
      scene.cycle(scene.guests.later(1).see(5000, now), wish(now, 200));
      bare.cycle(bare.guests.later(1).see(5000, now), wish(now, 200));
    }
    Told now = IDLE.sized(500);
    // Five seconds refilled 5/60 of 500 MiB.
    assertAsked(scene.cycle(scene.guests.later(1).see(5000, now), wish(now, 200)), now, 458);
    assertAsked(bare.cycle(bare.guests.later(1).see(5000, now), wish(now, 200)), now, 400);
  }

  @Test
  void theRateFillsUpAgain() {
    GuardScene scene = GuardScene.withAllRails();
    for (long size = 1000; size > 500; size -= 100) {
      Told now = IDLE.sized(size);
      scene.cycle(scene.guests.later(1).see(5000, now), wish(now, 200));
    }
    Told now = IDLE.sized(500);
    assertAsked(scene.cycle(scene.guests.later(60).see(5000, now), wish(now, 200)), now, 400);
  }

  @Test
  void aGuestThatJustGrewIsNotShrunk() {
    GuardScene scene = GuardScene.withAllRails();
    GuardScene bare = GuardScene.without(Rail.COOL_DOWN);
    Told small = IDLE.sized(500);
    Told grown = IDLE.sized(600);
    for (GuardScene each : new GuardScene[] {scene, bare}) {
      each.cycle(each.guests.see(5000, small), wish(small, 600));
      each.guests.later(10);
    }
    assertLeftAlone(scene.cycle(scene.guests.see(5000, grown), wish(grown, 550)), grown);
    assertAsked(bare.cycle(bare.guests.see(5000, grown), wish(grown, 550)), grown, 550);
    scene.guests.later(11);
    assertAsked(scene.cycle(scene.guests.see(5000, grown), wish(grown, 550)), grown, 550);
  }

  @Test
  void whatIsHardlyAChangeIsNotDone() {
    GuardScene scene = GuardScene.withAllRails();
    assertLeftAlone(scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 992)), IDLE);
    GuardScene bare = GuardScene.without(Rail.MINIMUM_CHANGE);
    assertAsked(bare.cycle(bare.guests.see(5000, IDLE), wish(IDLE, 992)), IDLE, 992);
  }

  @Test
  void theLastStepToTheLimitIsDoneHoweverSmall() {
    GuardScene scene = GuardScene.withAllRails();
    Told nearly = IDLE.sized(997);
    assertAsked(scene.cycle(scene.guests.see(5000, nearly), wish(nearly, 1000)), nearly, 1000);
  }

  @Test
  void aGuestOnItsWayIsNotAskedTheSameAgain() {
    GuardScene scene = GuardScene.withAllRails();
    scene.cycle(scene.guests.see(5000, IDLE), wish(IDLE, 900));
    Told moving = IDLE.sized(950);
    assertLeftAlone(
        scene.cycle(scene.guests.later(5).see(5000, moving), wish(moving, 900)), moving);
  }
}
