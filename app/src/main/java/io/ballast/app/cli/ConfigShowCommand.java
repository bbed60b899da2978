package io.ballast.app.cli;

import io.ballast.app.config.Config;
import io.ballast.app.config.Effective;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.show.AsciiJson;
import io.ballast.policy.syntax.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a configuration comes to. */
@Command(
    name = "show",
    description = "Shows every key's effective value, and where it is from.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it was shown",
      "  2  the command line or the configuration cannot be used",
      "",
      "Examples:",
      "  ballast config show /etc/vdsm/mom.conf",
      "  ballast config show /etc/ballast.conf --json"
    })
final class ConfigShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The configuration.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ConfigShowCommand() {}

  /** What is printed as JSON. */
  record Shown(List<Effective.Row> keys) {}

  @Override
  public Integer call() throws Unusable {
    Config config = Start.config(file, warning -> {});
    List<Effective.Row> rows = Effective.of(config, file, List.of());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(AsciiJson.of(new Shown(rows)));
    } else {
      print(rows, out);
    }
    out.flush();
    return Exit.WELL.code();
  }

  private static void print(List<Effective.Row> rows, PrintWriter out) {
    String section = "";
    for (Effective.Row row : rows) {
      if (!row.section().equals(section)) {
        out.printf("%s[%s]%n", section.isEmpty() ? "" : System.lineSeparator(), row.section());
        section = row.section();
      }
      String line = "%s: %s".formatted(row.key(), row.value().replace("\n", ", ")).strip();
      out.printf("%-50s # %s%n", Printable.of(line), Printable.of(row.origin()));
    }
  }
}
