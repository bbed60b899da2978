package io.ballast.app.config;

import java.nio.file.Path;

/** Where log lines go. */
public sealed interface LogTarget {

  /** As it is written in the configuration. */
  String text();

  /** To the standard error stream. */
  record Stdio() implements LogTarget {
    @Override
    public String text() {
      return "stdio";
    }
  }

  /** To a file that is rotated. */
  record File(Path path) implements LogTarget {
    @Override
    public String text() {
      return path.toString();
    }
  }
}
