package io.ballast.app.cli;

import io.ballast.app.daemon.EngineLog;
import java.io.PrintWriter;

/** For commands that a person watches: only what is lost is told. */
record ConsoleLog(PrintWriter err) implements EngineLog {
  @Override
  public void debug(String line) {
    // The table shows what matters; a policy's own notes go to the log of the daemon.
  }

  @Override
  public void lost(Throwable error) {
    err.println("a cycle was lost: " + error);
    err.flush();
  }
}
