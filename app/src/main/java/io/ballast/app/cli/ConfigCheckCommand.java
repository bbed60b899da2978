package io.ballast.app.cli;

import io.ballast.app.Catalog;
import io.ballast.app.config.Config;
import io.ballast.app.config.ConfigProblem;
import io.ballast.app.daemon.Exit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is wrong with a configuration. */
@Command(
    name = "check",
    description = "Tells every problem of a configuration file, MOM's or ours, with its place.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it can be used; there may be warnings",
      "  1  it has errors",
      "  2  the command line cannot be used",
      "",
      "Examples:",
      "  ballast config check /etc/vdsm/mom.conf"
    })
final class ConfigCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The configuration.")
  private Path file = Path.of("");

  ConfigCheckCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Config.Result result = Config.load(file, Catalog.names());
    List<ConfigProblem> errors =
        switch (result) {
          case Config.Loaded _ -> List.of();
          case Config.Refused(List<ConfigProblem> all, var _) -> all;
        };
    errors.forEach(error -> out.println("error: " + error));
    result.warnings().forEach(warning -> out.println("warning: " + warning));
    if (errors.isEmpty() && result.warnings().isEmpty()) {
      out.println(file + ": no problems");
    }
    out.flush();
    return errors.isEmpty() ? Exit.WELL.code() : Exit.PROBLEMS.code();
  }
}
