package io.ballast.app;

import io.ballast.app.cli.BallastCommand;

/** Where the program starts. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(BallastCommand.execute(arguments));
  }
}
