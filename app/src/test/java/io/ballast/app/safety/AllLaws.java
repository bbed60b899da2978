package io.ballast.app.safety;

import io.ballast.sim.Scenario;
import io.ballast.sim.SimTruth;
import java.util.List;

/** Every law at once, over the default policy. */
final class AllLaws {
  private AllLaws() {}

  /** Plays a scenario, fails at the first broken promise, and adds up what became of the guests. */
  static void hold(Scenario scenario, Totals totals) {
    ReliefLaw relief = new ReliefLaw();
    List<Run.Law> laws =
        List.of(
            new FloorLaw(),
            new HeadroomLaw(),
            new ExclusionLaw(),
            new PatienceLaw(scenario),
            new KillLaw(),
            new OblivionLaw(),
            relief);
    SimTruth end = Run.play(scenario, Setting.DEFAULT, laws);
    totals.add(end, Run.alone(scenario, end.at()), relief.relieved());
  }
}
