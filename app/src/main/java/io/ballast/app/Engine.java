package io.ballast.app;

import io.ballast.core.Loop;
import java.time.Duration;
import java.util.function.Consumer;

/** Turns the loop on a thread of its own until it is stopped. */
public final class Engine implements AutoCloseable {
  /** Deep policies need stack: the interpreter's budget of depth is measured against this. */
  private static final long STACK_BYTES = 4 << 20;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Loop loop;
  private final Ports ports;
  private final Consumer<Throwable> failures;
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param failures told of each turn that was lost to an error of ours
   */
  public Engine(Loop loop, Ports ports, Consumer<Throwable> failures) {
    this.loop = loop;
    this.ports = ports;
    this.failures = failures;
    this.thread = new Thread(null, this::run, "ballast-engine", STACK_BYTES);
  }

  public void start() {
    thread.start();
  }

  /** Waits until it was stopped. */
  public void await() throws InterruptedException {
    thread.join();
  }

  /** Stops it, waiting no longer than a second and a half for a turn that is under way. */
  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ports.close();
  }

  private void run() {
    while (!stopped) {
      try {
        ports.pace().pass(turn());
      } catch (InterruptedException stop) {
        return;
      }
    }
  }

  /** One turn, and how long to pause after it. A turn may be lost, the engine never. */
  private Duration turn() {
    try {
      loop.turn();
    } catch (RuntimeException | StackOverflowError lost) {
      failures.accept(lost);
      return PAUSE_AFTER_FAILURE;
    }
    Duration pause = loop.untilDue();
    return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
  }
}
