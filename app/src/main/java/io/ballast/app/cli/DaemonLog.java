package io.ballast.app.cli;

import io.ballast.app.log.Log;

/** An engine's own words in the daemon's log. */
record DaemonLog(Log log) implements EngineLog {
  @Override
  public void debug(String line) {
    log.debug(line);
  }

  @Override
  public void lost(Throwable error) {
    log.error("a cycle was lost to a defect of Ballast; please report it", error);
  }
}
