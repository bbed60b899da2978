package io.ballast.core.guard;

import static io.ballast.core.guard.GuardScene.assertAsked;
import static io.ballast.core.guard.GuardScene.assertLeftAlone;
import static io.ballast.core.guard.GuardScene.verdict;
import static io.ballast.core.guard.GuardScene.wish;
import static io.ballast.core.guard.KsmScene.assertWritten;
import static io.ballast.core.guard.KsmScene.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests.Told;
import io.ballast.core.contract.Ksm;
import io.ballast.core.model.KsmKnob;
import io.ballast.core.model.OtherManager;
import io.ballast.core.model.OtherManager.Kind;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A manager that came while we run: what it turns is left to it. */
class OtherManagerTest {
  private static final Told IDLE = Told.guest("idle", 1000, 1000, 100);
  private static final Told STARVING = Told.guest("starving", 500, 1000, 500);
  private static final OtherManager MOM = new OtherManager(Kind.MOM, 812, "/usr/sbin/momd");
  private static final OtherManager KSMTUNED =
      new OtherManager(Kind.KSMTUNED, 90, "/bin/bash /usr/sbin/ksmtuned");

  private static Snapshot beside(OtherManager other, Snapshot seen) {
    return new Snapshot(
        seen.at(), seen.host(), seen.guests(), seen.problems(), seen.contact(), List.of(other));
  }

  @Test
  void besideMomNoGuestIsShrunkNorGrown() {
    GuardScene scene = GuardScene.withAllRails();
    Judgement judgement = scene.cycle(beside(MOM, scene.guests.see(5000, IDLE)), wish(IDLE, 900));
    assertLeftAlone(judgement, IDLE);
    assertThat(verdict(judgement, IDLE))
        .isEqualTo(
            "veto: other-manager: MOM (pid 812: /usr/sbin/momd) runs on this host and sets guests'"
                + " balloons and KSM");
    GuardScene bare = GuardScene.without(Rail.OTHER_MANAGER);
    assertAsked(bare.cycle(beside(MOM, bare.guests.see(5000, IDLE)), wish(IDLE, 900)), IDLE, 900);
  }

  @Test
  void whoStarvesIsRelievedStill() {
    GuardScene scene = GuardScene.withAllRails();
    assertAsked(scene.cycle(beside(MOM, scene.guests.see(5000, STARVING))), STARVING, 1000);
  }

  @Test
  void ksmtunedTurnsNoBalloons() {
    GuardScene scene = GuardScene.withAllRails();
    Snapshot seen = beside(KSMTUNED, scene.guests.see(5000, IDLE));
    assertAsked(scene.cycle(seen, wish(IDLE, 900)), IDLE, 900);
  }

  @Test
  void besideAnyOfThemKsmIsLeftAlone() {
    for (OtherManager other : List.of(MOM, KSMTUNED)) {
      KsmScene scene = KsmScene.withAllRails();
      Judgement judgement = scene.scene.cycle(beside(other, scene.see(Ksm.run(0))), run(1));
      assertWritten(judgement);
      assertThat(KsmScene.verdict(judgement, KsmKnob.RUN)).startsWith("veto: other-manager: ");
    }
    KsmScene bare = KsmScene.without(Rail.OTHER_MANAGER);
    assertWritten(bare.scene.cycle(beside(KSMTUNED, bare.see(Ksm.run(0))), run(1)), "run=1");
  }
}
