package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.sim.Scenario;
import io.ballast.sim.Scenarios;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds under other policies and paces than the default, and without a port to write to. */
class OtherSettingsTest {
  @Property(
      tries = 200,
      seed = "2027",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void theSafetyRailsAloneKeepThePromises(@ForAll long seed) {
    Scenario scenario = Scenarios.random(seed);
    Run.play(
        scenario,
        Setting.RAILS_ONLY,
        List.of(
            new FloorLaw(),
            new HeadroomLaw(),
            new ExclusionLaw(),
            new PatienceLaw(scenario),
            new KillLaw()));
  }

  /** Readings come more often than evaluations, less often, or at no common beat. */
  @Property(
      tries = 50,
      seed = "2028",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void promisesAreKeptAtAnyPace(@ForAll long seed) {
    Scenario scenario = Scenarios.random(seed);
    Duration read = Duration.ofSeconds(1 + Math.floorMod(seed, 7));
    Duration evaluate = Duration.ofSeconds(1 + Math.floorMod(seed / 7, 10));
    Run.play(
        scenario,
        new Setting("default", "auto", read, evaluate),
        List.of(new FloorLaw(), new HeadroomLaw(), new ExclusionLaw(), new KillLaw()));
  }

  /** A dry run leaves the world as it is without anybody. */
  @Property(
      tries = 1000,
      seed = "2029",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void aDryRunChangesNothing(@ForAll long seed) {
    Scenario whole = Scenarios.random(seed);
    Scenario scenario =
        new Scenario(
            whole.host(), whole.guests(), whole.events(), whole.seed(), Duration.ofSeconds(20));
    Run.Rehearsal rehearsal = Run.rehearse(scenario, Setting.DEFAULT);
    assertThat(rehearsal.writes()).isZero();
    assertThat(rehearsal.end()).isEqualTo(Run.alone(scenario, rehearsal.end().at()));
  }
}
