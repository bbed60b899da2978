package io.ballast.app.daemon;

/** What the program's exit codes mean. */
public enum Exit {
  WELL(0),
  /** What was asked about has problems. */
  PROBLEMS(1),
  /** The command line, the configuration or a file cannot be used. */
  UNUSABLE(2),
  /** The hypervisor is away, or may not be used. */
  HYPERVISOR(3),
  /** No daemon answers, or it may not be asked. */
  DAEMON(4);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
