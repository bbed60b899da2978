package io.ballast.app.cli;

import io.ballast.app.Engine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs an engine until a signal or for a time, and ends the program properly. */
final class Lifetime {
  private Lifetime() {}

  /**
   * Starts the engine and returns when it was stopped. SIGTERM and SIGINT stop it, and the program
   * then ends with exit code 0, as a service that was told to stop.
   *
   * @param most how long to run; null for as long as nothing stops it
   * @param afterwards what else must be put right, also on a signal
   */
  static void run(Engine engine, @Nullable Duration most, Runnable afterwards) {
    Thread onSignal =
        new Thread(
            () -> {
              engine.close();
              afterwards.run();
              Runtime.getRuntime().halt(Exit.WELL.code());
            },
            "ballast-stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    engine.start();
    try {
      if (most == null) {
        engine.await();
      } else {
        Thread.sleep(most);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    if (forget(onSignal)) {
      engine.close();
      afterwards.run();
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
