package io.ballast.core.collect;

import io.ballast.core.model.Moment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the host's collectors. One that fails costs its own fields and no others. */
public final class HostMonitor {
  private final KernelView kernel;
  private final List<HostCollector> collectors;
  private final Layout layout;

  public HostMonitor(KernelView kernel, List<HostCollector> collectors, Layout layout) {
    this.kernel = kernel;
    this.collectors = List.copyOf(collectors);
    this.layout = layout;
  }

  /** The host now; absent if not even its memory can be read. */
  Optional<HostReading> read(Moment now, Consumer<String> problems) {
    KernelView round = new RoundCache(kernel);
    MemInfo memory;
    try {
      memory = MemInfo.parse(round.read("/proc/meminfo"));
    } catch (IOException unreadable) {
      problems.accept("The host's memory cannot be read: " + why(unreadable));
      return Optional.empty();
    }
    Sample.Draft fields = new Sample.Draft(layout);
    for (HostCollector collector : collectors) {
      collect(collector, round, now, fields, problems);
    }
    return Optional.of(new HostReading(memory, fields, now));
  }

  private static void collect(
      HostCollector collector,
      KernelView kernel,
      Moment now,
      FieldSink fields,
      Consumer<String> problems) {
    try {
      collector.collect(kernel, now, fields);
    } catch (IOException unreadable) {
      problems.accept(collector.getClass().getSimpleName() + ": " + why(unreadable));
    }
  }

  /** The message of a missing file is its bare path. */
  private static String why(IOException unreadable) {
    String message = unreadable.getMessage();
    return unreadable instanceof NoSuchFileException
        ? "There is no " + message + "."
        : String.valueOf(message);
  }
}
