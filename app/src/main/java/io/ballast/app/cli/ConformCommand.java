package io.ballast.app.cli;

import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.tools.Conformance;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a conformance file. */
@Command(
    name = "conform",
    description = {
      "Runs programs whose outcome is known and prints each that turns out differently.",
      "The last line is `N passed, M failed`."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  none failed",
      "  1  some did",
      "  2  the command line or the file cannot be used",
      "",
      "Example:",
      "  ballast policy conform vectors.jsonl"
    })
final class ConformCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "One vector a line, as JSON.")
  private Path file = Path.of("");

  ConformCommand() {}

  @Override
  public Integer call() throws Unusable {
    PrintWriter out = spec.commandLine().getOut();
    try (Stream<String> lines = Files.lines(file)) {
      Conformance.Counts counts = new Conformance(System::nanoTime).run(lines, out::println);
      out.flush();
      return counts.failed() == 0 ? Exit.WELL.code() : Exit.PROBLEMS.code();
    } catch (IOException | UncheckedIOException e) {
      throw Start.unreadable(file, e);
    }
  }
}
