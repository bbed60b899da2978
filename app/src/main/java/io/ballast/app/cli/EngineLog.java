package io.ballast.app.cli;

/** Where an engine's own words go, besides its records. */
interface EngineLog {
  /** What the policy writes with {@code debug}. */
  void debug(String line);

  /** A turn was lost to an error of ours. */
  void lost(Throwable error);
}
