package io.ballast.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Evaluates policies once. */
@Command(name = "eval")
final class EvalCommand implements Callable<Integer> {
  EvalCommand() {}

  @Override
  public Integer call() {
    return 0;
  }
}
