package io.ballast.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs commands for tests of other packages. */
public final class Commands {
  private Commands() {}

  /** What a command prints, errors after all else. */
  public static String run(List<String> arguments) {
    try {
      Ran ran = Ran.in(Path.of(""), arguments);
      return ran.out() + ran.err();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
