package io.ballast.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.contract.Guests.Told;
import io.ballast.core.model.GuestState;
import io.ballast.core.snapshot.Snapshot;
import io.ballast.policy.run.Value;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What policies keep from cycle to cycle. */
class VariablesTest {
  private static final String COUNTING =
      """
      (Host.SetVar "n" (+ 1 (if (== (Host.GetVar "n") nil) 0 (Host.GetVar "n"))))
      (with Guests g (g.SetVar "n" (+ 1 (if (== (g.GetVar "n") nil) 0 (g.GetVar "n")))))
      """;
  private static final Told A = Told.guest("a", 1000, 1000, 300);
  private static final Told B = Told.guest("b", 1000, 1000, 300);

  private static Value kept(PolicyScene scene, String entity) {
    return scene.variables.get(entity, "n");
  }

  @Example
  void theySurviveCyclesAndEndWithTheGuest() {
    PolicyScene scene = new PolicyScene(COUNTING);
    scene.cycle(A, B);
    scene.cycle(A, B);
    assertThat(kept(scene, "a")).isEqualTo(Value.of(2));
    scene.cycle(A.in(GuestState.PAUSED));
    assertThat(kept(scene, "a")).as("kept while it is not ready").isEqualTo(Value.of(2));
    assertThat(kept(scene, "b")).isEqualTo(Value.NIL);
    scene.cycle(A, B);
    assertThat(kept(scene, "a")).isEqualTo(Value.of(3));
    assertThat(kept(scene, "b")).as("a guest of that name begins anew").isEqualTo(Value.of(1));
    assertThat(kept(scene, "host")).isEqualTo(Value.of(4));
  }

  @Example
  void theySurviveErrorsAndAChangeOfPolicy() {
    PolicyScene scene = new PolicyScene(COUNTING);
    scene.cycle(A);
    scene.change("(Host.SetVar \"n\" 99)\n(with Guests g (g.SetVar \"n\" 99))\n(/ 1 0)");
    assertThat(scene.cycle(A).problems()).isNotEmpty();
    assertThat(kept(scene, "a")).as("a failed cycle sets nothing").isEqualTo(Value.of(1));
    scene.change("(with Guests g { (g.SetVar \"n\" 99) (/ 1 0) })");
    scene.cycle(A);
    assertThat(kept(scene, "a")).as("nor does a guest's error").isEqualTo(Value.of(1));
    scene.change(COUNTING);
    scene.run(scene.snapshot(OptionalLong.empty(), A));
    assertThat(kept(scene, "a")).as("nor a cycle that waits").isEqualTo(Value.of(1));
    scene.cycle(A);
    assertThat(kept(scene, "a")).isEqualTo(Value.of(2));
    assertThat(kept(scene, "host")).isEqualTo(Value.of(2));
  }

  @Example
  void onlyPlainValuesAreKept() {
    for (String plain : new String[] {"1", "1.5", "\"text\"", "(== 1 1)", "nil"}) {
      PolicyScene scene = new PolicyScene("(Host.SetVar \"n\" " + plain + ")");
      scene.cycle(A);
      assertThat(scene.variables.byEntity().get("host")).as(plain).containsKey("n");
    }
    for (String shortLived : new String[] {"(with Guests x 1)", "Guests", "Host", "abs"}) {
      PolicyScene scene = new PolicyScene("(Host.SetVar \"n\" 5)");
      scene.cycle(A);
      scene.change("(Host.SetVar \"n\" " + shortLived + ")");
      scene.cycle(A);
      assertThat(kept(scene, "host"))
          .as("%s hides what was there", shortLived)
          .isEqualTo(Value.NIL);
    }
  }

  /** The same snapshot and variables give the same, however often. */
  @Property(tries = 200)
  void sameInputSameWishes(
      @ForAll @LongRange(min = 10, max = 1000) long size,
      @ForAll @LongRange(min = 1, max = 1000) long used,
      @ForAll @IntRange(max = 5) int before) {
    String law =
        "(with Guests g (g.Control \"balloon_target\""
            + " (+ (- g.floor (/ g.rss 3)) (* g.need (g.GetVar \"n\")))))";
    PolicyScene scene = new PolicyScene(COUNTING + law);
    for (int cycle = 0; cycle < before; cycle++) {
      scene.cycle(A, B);
    }
    Variables start = scene.variables;
    Snapshot snapshot =
        scene.snapshot(
            OptionalLong.of(4), A.sized(size).using(used).resident(used), B.resident(used));
    Evaluated once = scene.run(snapshot);
    scene.variables = start;
    assertThat(scene.run(snapshot)).isEqualTo(once);
    assertThat(once.wishes()).hasSize(2);
    assertThat(start).isNotEqualTo(once.variables());
  }
}
