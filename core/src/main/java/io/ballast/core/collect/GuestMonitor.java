package io.ballast.core.collect;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;
import io.ballast.core.model.GuestRun;
import io.ballast.core.model.MemoryReport;
import io.ballast.core.model.Moment;
import io.ballast.core.model.Tags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads all guests in one bulk call and runs the guests' collectors over them. */
public final class GuestMonitor {
  private final HypervisorView hypervisor;
  private final KernelView kernel;
  private final List<GuestCollector> collectors;
  private final Layout layout;
  private final Set<GuestDetail> details;

  public GuestMonitor(
      HypervisorView hypervisor,
      KernelView kernel,
      List<GuestCollector> collectors,
      Layout layout) {
    this(hypervisor, kernel, collectors, layout, Set.of());
  }

  /**
   * @param besides what somebody needs to know of guests though no collector does
   */
  public GuestMonitor(
      HypervisorView hypervisor,
      KernelView kernel,
      List<GuestCollector> collectors,
      Layout layout,
      Set<GuestDetail> besides) {
    this.hypervisor = hypervisor;
    this.kernel = kernel;
    this.collectors = List.copyOf(collectors);
    this.layout = layout;
    this.details =
        Stream.concat(
                besides.stream(),
                collectors.stream().flatMap(collector -> collector.details().stream()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** All guests now; absent if the hypervisor cannot be asked, and the last problem says why. */
  Optional<List<SampledGuest>> read(Moment now, Consumer<String> problems) {
    List<GuestReading> readings;
    try {
      readings = hypervisor.guests(details);
    } catch (HypervisorException unreachable) {
      problems.accept(unreachable.sentence());
      return Optional.empty();
    }
    KernelView round = new RoundCache(kernel);
    List<SampledGuest> guests = new ArrayList<>(readings.size());
    for (GuestReading reading : readings) {
      Sample.Draft fields = new Sample.Draft(layout);
      collectors.forEach(collector -> collect(collector, reading, round, now, fields, problems));
      tellOfTags(reading, problems);
      guests.add(new SampledGuest(told(reading, now), run(reading, round), fields, now));
    }
    Set<GuestId> present = readings.stream().map(GuestReading::id).collect(Collectors.toSet());
    collectors.forEach(collector -> collector.retain(present));
    return Optional.of(guests);
  }

  /** The reading with what the guest told a collector, the first in their order that it told. */
  private GuestReading told(GuestReading reading, Moment now) {
    Optional<MemoryReport> report =
        collectors.stream().flatMap(each -> each.report(reading, now).stream()).findFirst();
    return report.map(reading::told).orElse(reading);
  }

  private static void tellOfTags(GuestReading reading, Consumer<String> problems) {
    if (reading.tags().leftOut() > 0) {
      problems.accept(
          "%d tags of guest %s are left out: at most %d count, with %d characters each."
              .formatted(reading.tags().leftOut(), reading.name(), Tags.MOST, Tags.LONGEST));
    }
  }

  /** A process that cannot be read is one whose start is not known. */
  private static GuestRun run(GuestReading reading, KernelView kernel) {
    if (reading.pid().isEmpty()) {
      return new GuestRun(reading.id(), 0);
    }
    try {
      String stat = kernel.read("/proc/" + reading.pid().getAsLong() + "/stat");
      return new GuestRun(reading.id(), ProcStat.parse(stat).startTime());
    } catch (IOException unreadable) {
      return new GuestRun(reading.id(), 0);
    }
  }

  /** A collector that fails costs its own fields of this guest, and no others. */
  private void collect(
      GuestCollector collector,
      GuestReading reading,
      KernelView kernel,
      Moment now,
      FieldSink fields,
      Consumer<String> problems) {
    try {
      collector.collect(reading, kernel, now, fields);
    } catch (IOException | RuntimeException failed) {
      String who = collector.name() + " of guest " + reading.name();
      problems.accept(who + ": " + failed.getMessage());
    }
  }
}
