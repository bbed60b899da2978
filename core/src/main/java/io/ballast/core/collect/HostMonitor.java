package io.ballast.core.collect;

import io.ballast.core.model.Moment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the host's collectors. One that fails costs its own fields and no others. */
public final class HostMonitor {
  private final KernelView kernel;
  private final List<HostCollector> collectors;
  private final Layout layout;
  private final KsmReader ksm = new KsmReader();

  public HostMonitor(KernelView kernel, List<HostCollector> collectors, Layout layout) {
    this.kernel = kernel;
    this.collectors = List.copyOf(collectors);
    this.layout = layout;
  }

  /** The host now; absent if not even its memory can be read. */
  Optional<HostReading> read(Moment now, Consumer<String> problems) {
    KernelView files = new RoundCache(kernel);
    MemInfo memory;
    try {
      memory = MemInfo.parse(files.read("/proc/meminfo"));
    } catch (IOException unreadable) {
      problems.accept("The host's memory cannot be read: " + Unreadable.why(unreadable));
      return Optional.empty();
    }
    HostRound round = new HostRound(files, ksm.read(files, now), now);
    if (round.ksm() instanceof KsmSeen.Unreadable(String why)) {
      problems.accept(why);
    }
    Sample.Draft fields = new Sample.Draft(layout);
    for (HostCollector collector : collectors) {
      collect(collector, round, fields, problems);
    }
    return Optional.of(new HostReading(memory, round.ksm().found(), fields, now));
  }

  private static void collect(
      HostCollector collector, HostRound round, FieldSink fields, Consumer<String> problems) {
    try {
      collector.collect(round, fields);
    } catch (IOException unreadable) {
      problems.accept(collector.getClass().getSimpleName() + ": " + Unreadable.why(unreadable));
    }
  }
}
