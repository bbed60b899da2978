package io.ballast.app.cli;

import io.ballast.app.Engine;
import io.ballast.app.daemon.Exit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs something until a signal or for a time, and ends the program properly. */
final class Lifetime {
  private Lifetime() {}

  /** Waits for the end of what was started. */
  interface Wait {
    void toEnd() throws InterruptedException;
  }

  /**
   * Starts the engine and returns when it was stopped.
   *
   * @param most how long to run; null for as long as nothing stops it
   * @param afterwards what else must be put right, also on a signal
   */
  static void run(Engine engine, @Nullable Duration most, Runnable afterwards) {
    run(
        engine::start,
        most == null ? engine::await : () -> Thread.sleep(most),
        () -> {
          engine.close();
          afterwards.run();
        });
  }

  /**
   * Starts something and returns when it has ended. SIGTERM and SIGINT end it, and the program then
   * ends with exit code 0, as a service that was told to stop.
   *
   * @param close done once, however it ends
   */
  static void run(Runnable start, Wait wait, Runnable close) {
    Thread onSignal =
        new Thread(
            () -> {
              close.run();
              Runtime.getRuntime().halt(Exit.WELL.code());
            },
            "ballast-stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    start.run();
    try {
      wait.toEnd();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    if (forget(onSignal)) {
      close.run();
    }
  }

  /** False if a signal came first: then its thread does the rest. */
  private static boolean forget(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      return false;
    }
  }
}
