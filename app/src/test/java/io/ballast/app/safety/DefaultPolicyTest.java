package io.ballast.app.safety;

import io.ballast.sim.Event;
import io.ballast.sim.Fault;
import io.ballast.sim.Scenario;
import io.ballast.sim.Scenarios;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * Every promise in random scenarios: stuck drivers, lying and frozen statistics, surges, guests
 * that come and go, a hypervisor that goes away. The laws say what each promise is.
 */
class DefaultPolicyTest {
  /** What these scenarios are made of; other calamities are another test's. */
  private static final List<Class<? extends Event>> KINDS =
      List.of(
          Event.FaultBegins.class,
          Event.FaultEnds.class,
          Event.StateChanges.class,
          Event.Arrives.class,
          Event.Leaves.class,
          Event.Surge.class,
          Event.PeriodChanges.class,
          Event.Meddling.class,
          Event.HugepagesReserved.class,
          Event.HypervisorAway.class);

  private final Totals totals = new Totals();

  @Property(
      tries = 1000,
      seed = "2026",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  @StatisticsReport(StatisticsReportMode.OFF)
  void theDefaultPolicyKeepsEveryPromise(@ForAll long seed) {
    Scenario scenario = Scenarios.random(seed);
    AllLaws.hold(scenario, totals);
    coversEverything(scenario);
  }

  /** What the scenarios have in them, all of which must occur. */
  private static void coversEverything(Scenario scenario) {
    List<Event> events =
        scenario.events().stream()
            .filter(timed -> timed.at().compareTo(scenario.duration()) < 0)
            .map(Scenario.Timed::event)
            .toList();
    for (Fault fault : Fault.values()) {
      Statistics.label(fault.name())
          .collect(begins(events).anyMatch(fault::equals))
          .coverage(checker -> checker.check(true).count(count -> count > 0));
    }
    for (Class<? extends Event> kind : KINDS) {
      Statistics.label(kind.getSimpleName())
          .collect(events.stream().anyMatch(kind::isInstance))
          .coverage(checker -> checker.check(true).count(count -> count > 0));
    }
  }

  private static Stream<Fault> begins(List<Event> events) {
    return events.stream()
        .filter(Event.FaultBegins.class::isInstance)
        .map(event -> ((Event.FaultBegins) event).fault());
  }

  @AfterProperty
  void ballastDoesMoreGoodThanHarm() {
    totals.check();
  }
}
