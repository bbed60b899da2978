package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.Judged;
import io.ballast.core.guard.KsmJudged;
import io.ballast.core.guard.Rail;
import io.ballast.core.guard.Verdict;
import io.ballast.core.record.CycleRecord;
import io.ballast.sim.Event;
import io.ballast.sim.Fault;
import io.ballast.sim.Scenario;
import io.ballast.sim.SimTruth;
import io.ballast.sim.Write;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What many sequences came to. */
final class Tally {
  private final Map<String, Long> numbers = new TreeMap<>();
  private final Map<String, Long> rails = new TreeMap<>();
  private final Map<String, Long> verdicts = new TreeMap<>();
  private final Map<String, Long> events = new TreeMap<>();

  private static void count(Map<String, Long> counts, String what, long times) {
    counts.merge(what, times, Long::sum);
  }

  void count(String what, long times) {
    count(numbers, what, times);
  }

  void add(Tally other) {
    other.numbers.forEach((what, times) -> count(numbers, what, times));
    other.rails.forEach((what, times) -> count(rails, what, times));
    other.verdicts.forEach((what, times) -> count(verdicts, what, times));
    other.events.forEach((what, times) -> count(events, what, times));
  }

  void add(CycleRecord cycle) {
    count("cycles", 1);
    cycle.judgement().judged().values().stream().map(Judged::verdict).forEach(this::add);
    cycle.judgement().ksm().stream().map(KsmJudged::verdict).forEach(this::add);
  }

  private void add(Verdict verdict) {
    count(verdicts, verdict.getClass().getSimpleName(), 1);
    verdict.rails().forEach(rail -> count(rails, rail.name(), 1));
  }

  void add(Scenario scenario) {
    count("sequences", 1);
    count("events", scenario.events().size());
    for (Scenario.Timed timed : scenario.events()) {
      count(events, timed.event().getClass().getSimpleName(), 1);
      if (timed.event() instanceof Event.FaultBegins(var _, Fault fault)) {
        count(events, fault.name(), 1);
      }
    }
  }

  /** How it ended, with a daemon and without anybody. */
  void add(SimTruth with, SimTruth alone) {
    count("killed by the host", with.host().oomKills());
    count("killed by the host alone", alone.host().oomKills());
    count("killed inside", with.guestOomKills());
    count("killed inside alone", alone.guestOomKills());
  }

  void add(List<Write> writes) {
    for (Write write : writes) {
      count(
          switch (write.knob()) {
            case BALLOON -> "orders";
            case STATISTICS_PERIOD -> "periods";
            case KSM_RUN, KSM_PAGES_TO_SCAN, KSM_SLEEP_MILLISECS, KSM_MERGE_ACROSS_NODES ->
                "KSM writes";
            case VCPU_QUOTA, DISK_LIMITS -> "limits";
          },
          1);
    }
  }

  private long number(String what) {
    return numbers.getOrDefault(what, 0L);
  }

  /** Whatever can happen happened, and whatever can speak spoke; and good came of it. */
  void check() {
    System.out.println("events: " + events);
    System.out.println("verdicts: " + verdicts);
    System.out.println("rails: " + rails);
    System.out.println(this);
    assertThat(events.keySet())
        .containsAll(kindsOf(Event.class).map(Class::getSimpleName).toList())
        .containsAll(Arrays.stream(Fault.values()).map(Fault::name).toList());
    assertThat(verdicts.keySet())
        .containsAll(kindsOf(Verdict.class).map(Class::getSimpleName).toList());
    // No other manager runs on a simulated host, and the shipped policy limits no CPU and no disk.
    Set<Rail> silent =
        EnumSet.of(Rail.OTHER_MANAGER, Rail.CPU_RANGE, Rail.CPU_FLOOR, Rail.IO_RANGE);
    assertThat(rails.keySet())
        .containsAll(
            Arrays.stream(Rail.values())
                .filter(rail -> !silent.contains(rail))
                .map(Rail::name)
                .toList());
    assertThat(number("deaths")).isPositive();
    assertThat(number("deaths in a write")).isPositive();
    assertThat(number("killed by the host"))
        .as("guests killed by the host")
        .isLessThanOrEqualTo(number("killed by the host alone"));
  }

  private static Stream<Class<?>> kindsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Tally::kindsOf)
        : Stream.of(type);
  }

  @Override
  public String toString() {
    return "measured: "
        + String.join(
            ", ", numbers.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList())
        + ", %d of %d rails spoke".formatted(rails.size(), Rail.values().length);
  }
}
