package io.ballast.app;

import io.ballast.core.Loop;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the loop on a thread of its own until it is stopped. */
public final class Engine implements AutoCloseable {
  /** Deep policies need stack: the interpreter's budget of depth is measured against this. */
  private static final long STACK_BYTES = 4 << 20;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final long PAUSE_AFTER_FAILURE_NANOS = PAUSE_AFTER_FAILURE.toNanos();
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final Duration LAST_PATIENCE = Duration.ofMillis(200);

  private final Loop loop;
  private final Ports ports;
  private final Consumer<Throwable> failures;
  private final Runnable farewell;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean pausing;
  private @Nullable OutOfMemoryError untold;

  /**
   * @param failures told of each turn that was lost to an error of ours
   * @param farewell done once, after the last turn of an engine that is stopped
   */
  public Engine(Loop loop, Ports ports, Consumer<Throwable> failures, Runnable farewell) {
    this.loop = loop;
    this.ports = ports;
    this.failures = failures;
    this.farewell = farewell;
    this.thread = new Thread(null, this::run, "ballast-engine", STACK_BYTES);
  }

  public void start() {
    thread.start();
  }

  /** Waits until it was stopped. */
  public void await() throws InterruptedException {
    thread.join();
  }

  /**
   * Stops it. A turn that is under way is let end, and the farewell after it, for less than a
   * second together: interrupted in its midst a turn could not tell a silent hypervisor from its
   * own end.
   */
  @Override
  public void close() {
    stopped = true;
    if (pausing) {
      thread.interrupt();
    }
    if (!endsWithin(PATIENCE)) {
      thread.interrupt();
      endsWithin(LAST_PATIENCE);
    }
    ports.close();
  }

  private boolean endsWithin(Duration patience) {
    try {
      return thread.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void run() {
    turnUntilStopped();
    // What ended the pause has done its work.
    Thread.interrupted();
    try {
      farewell.run();
    } catch (RuntimeException | StackOverflowError lost) {
      failures.accept(lost);
    }
  }

  private void turnUntilStopped() {
    while (!stopped) {
      try {
        turnAndPause();
      } catch (InterruptedException stop) {
        return;
      } catch (OutOfMemoryError noMemory) {
        outlast(noMemory);
      }
    }
  }

  private void turnAndPause() throws InterruptedException {
    Duration pause = turn();
    // Set before the look at `stopped`: whoever stops us sees one or we see the other.
    pausing = true;
    if (!stopped) {
      ports.pace().pass(pause);
    }
    pausing = false;
  }

  /** One turn, and how long to pause after it. A turn may be lost, the engine never. */
  private Duration turn() {
    try {
      loop.turn();
      tellUntold();
    } catch (RuntimeException | StackOverflowError lost) {
      failures.accept(lost);
      return PAUSE_AFTER_FAILURE;
    }
    Duration pause = loop.untilDue();
    return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
  }

  /**
   * The host is so short that we got no memory: nothing here may need any. The turn is lost, and
   * told as soon as telling is possible again.
   */
  private void outlast(OutOfMemoryError noMemory) {
    pausing = false;
    untold = noMemory;
    LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
  }

  private void tellUntold() {
    OutOfMemoryError lost = untold;
    if (lost != null) {
      failures.accept(lost);
      untold = null;
    }
  }
}
