package io.ballast.app.safety;

import io.ballast.sim.Scenarios;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterProperty;

/** Every promise in ten thousand scenarios with seeds of its own: {@code ./build campaign}. */
@Tag("campaign")
class ScenarioCampaignTest {
  private final Totals totals = new Totals();

  @Property(
      tries = 10_000,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF,
      seed = "20261123")
  void theDefaultPolicyKeepsEveryPromise(@ForAll long seed) {
    AllLaws.hold(Scenarios.random(seed), totals);
  }

  @AfterProperty
  void ballastDoesMoreGoodThanHarm() {
    totals.check();
  }
}
