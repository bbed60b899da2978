package io.ballast.app.cli;

/** What stands at the other end of our output. */
final class Terminal {
  private Terminal() {}

  /** Whether a person looks at it, so that a table may take the last one's place. */
  static boolean isOne() {
    return System.console() != null && System.console().isTerminal();
  }
}
