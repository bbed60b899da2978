package io.ballast.app.cli;

/** For commands that a person watches: only what is lost is told. */
final class ConsoleLog implements EngineLog {
  @Override
  public void debug(String line) {
    // The table shows what matters; a policy's own notes go to the log of the daemon.
  }

  @Override
  public void lost(Throwable error) {
    System.err.println("a cycle was lost: " + error);
  }
}
