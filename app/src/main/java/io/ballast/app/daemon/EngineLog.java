package io.ballast.app.daemon;

/** Where an engine's own words go, besides its records. */
public interface EngineLog {
  /** What the policy writes with {@code debug}. */
  void debug(String line);

  /** A turn was lost to an error of ours. */
  void lost(Throwable error);
}
