package io.ballast.app.daemon;

import io.ballast.core.Time;
import io.ballast.core.collect.Cadence;
import io.ballast.core.record.CycleRecord;
import io.ballast.core.record.Recorder;
import java.time.Duration;

/**
 * Has the heap collected in full now and then, between two cycles. The serial collector does that
 * by itself only when the heap has grown to its limit: until then samples that have left the
 * histories stay, and the daemon seems to grow for hours. With some 10 MiB alive it takes about 30
 * ms.
 */
public final class HeapTidy implements Recorder {
  private static final Duration INTERVAL = Duration.ofMinutes(3);

  private final Recorder recorder;
  private final Time time;
  private final Runnable collection;
  private final Cadence cadence = new Cadence(INTERVAL);

  /**
   * @param recorder told of each cycle first
   * @param collection what collects: {@code System::gc}
   */
  public HeapTidy(Recorder recorder, Time time, Runnable collection) {
    this.recorder = recorder;
    this.time = time;
    this.collection = collection;
    cadence.take(time.now()); // Nothing is to be had at the start.
  }

  @Override
  public void write(CycleRecord cycle) {
    recorder.write(cycle);
    if (cadence.take(time.now())) {
      collection.run();
    }
  }
}
