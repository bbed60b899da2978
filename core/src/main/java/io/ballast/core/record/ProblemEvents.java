package io.ballast.core.record;

import io.ballast.core.model.Moment;
import io.ballast.core.record.Event.Kind;
import io.ballast.core.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Problems as they begin and end. What is read less often than it is decided is not over because
 * one cycle did not see it, nor new because the next one does.
 */
final class ProblemEvents {
  /** Problems that are told one by one at the same time. */
  private static final int MOST = 200;

  private static final String MORE =
      "There are more than " + MOST + " problems at once; the further ones are not told.";

  private final Duration quiet;
  private final Map<String, Moment> lastSeen = new LinkedHashMap<>();

  ProblemEvents(Duration quiet) {
    this.quiet = quiet;
  }

  List<Event> of(CycleRecord cycle) {
    Moment now = cycle.snapshot().at();
    List<Event> events = new ArrayList<>();
    Set<String> ended = takeEnded(cycle, now);
    for (String problem : seen(cycle)) {
      String told = lastSeen.size() < MOST || lastSeen.containsKey(problem) ? problem : MORE;
      if (lastSeen.put(told, now) == null) {
        events.add(new Event(now.wall(), Kind.PROBLEM, Subject.HOST, told));
      }
    }
    if (lastSeen.isEmpty() && !ended.isEmpty()) {
      events.add(new Event(now.wall(), Kind.PROBLEM_OVER, Subject.HOST, "no more problems"));
    } else {
      ended.forEach(
          problem ->
              events.add(
                  new Event(now.wall(), Kind.PROBLEM_OVER, Subject.HOST, "over: " + problem)));
    }
    return events;
  }

  private Set<String> takeEnded(CycleRecord cycle, Moment now) {
    Set<String> seen = new HashSet<>(seen(cycle));
    Set<String> ended =
        lastSeen.entrySet().stream()
            .filter(known -> !seen.contains(known.getKey()))
            .filter(known -> now.since(known.getValue()).compareTo(quiet) >= 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    lastSeen.keySet().removeAll(ended);
    return ended;
  }

  /** All but that the hypervisor is away, which is an event of its own. */
  private static Set<String> seen(CycleRecord cycle) {
    Snapshot snapshot = cycle.snapshot();
    Set<String> seen = new LinkedHashSet<>(snapshot.problems());
    seen.removeAll(Set.copyOf(snapshot.contact().whys()));
    seen.addAll(cycle.evaluated().problems());
    return seen;
  }
}
