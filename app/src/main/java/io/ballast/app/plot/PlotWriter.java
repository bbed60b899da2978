package io.ballast.app.plot;

import io.ballast.core.collect.History;
import io.ballast.core.collect.Sample;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes what each cycle has read since the one before. A thread of its own writes, so that a slow
 * disk costs lines and no cycle; what goes wrong is told once, until it goes well again.
 */
public final class PlotWriter implements Recorder, AutoCloseable {
  private static final int WAITING = 16;
  private static final String HOST = "Host";

  private final PlotFolder folder;
  private final Consumer<String> warnings;
  private final Map<String, Long> written = new HashMap<>();
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "ballast-plot");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean told;

  private PlotWriter(PlotFolder folder, Consumer<String> warnings) {
    this.folder = folder;
    this.warnings = warnings;
  }

  /**
   * Begins a run.
   *
   * @param within where the folder of the run is made
   * @param warnings gets what goes wrong later, a line each
   * @throws IOException if it cannot be made
   */
  public static PlotWriter open(Path within, Consumer<String> warnings) throws IOException {
    return new PlotWriter(PlotFolder.next(within), warnings);
  }

  @Override
  public void write(CycleRecord cycle) {
    try {
      writer.execute(() -> store(cycle));
    } catch (RejectedExecutionException late) {
      tell("the disk is too slow, and samples are left out");
    }
  }

  private void store(CycleRecord cycle) {
    try {
      HostSnapshot host = cycle.snapshot().host();
      if (host != null) {
        store(HOST, HOST, host.history());
      }
      for (GuestSnapshot guest : cycle.snapshot().guests()) {
        store(guest.id().uuid(), guest.name(), guest.history());
      }
      told = false;
    } catch (IOException refused) {
      tell("they cannot be written: " + refused.getMessage());
    }
  }

  private void store(String id, String name, History history) throws IOException {
    long last = written.getOrDefault(id, Long.MIN_VALUE);
    List<Sample> fresh =
        history.samples().stream().filter(sample -> sample.at().nanos() > last).toList();
    if (fresh.isEmpty()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    fresh.stream()
        .sorted((one, other) -> Long.compare(one.at().nanos(), other.at().nanos()))
        .forEach(sample -> lines.append(PlotLines.line(sample)));
    folder.append(id, name, PlotLines.header(fresh.getFirst()), lines.toString());
    written.put(id, history.newest().at().nanos());
  }

  private void tell(String what) {
    if (!told) {
      told = true;
      warnings.accept("plot files: " + what);
    }
  }

  /** Ends it; what is still to be written is, as far as that takes no more than a moment. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(200, TimeUnit.MILLISECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException stop) {
      writer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
