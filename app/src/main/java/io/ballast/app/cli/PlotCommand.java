package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.plot.PlotTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plot files for other programs. */
@Command(
    name = "plot",
    description =
        "Prints the plot files of one run (plot-dir) as a table or as a script for gnuplot.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it was printed",
      "  2  the command line or the folder cannot be used",
      "",
      "Examples:",
      "  ballast plot /var/tmp/plots/momplot-000 --csv > run.csv",
      "  ballast plot /var/tmp/plots/momplot-000 --gnuplot | gnuplot"
    })
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder of the run: momplot-NNN.")
  private Path folder = Path.of("");

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Form form = new Form();

  /** As what. */
  static final class Form {
    @Option(names = "--csv", description = "One table: who, when, and a column for each field.")
    boolean csv;

    @Option(names = "--gnuplot", description = "A script that draws a picture for each field.")
    boolean gnuplot;

    Form() {}
  }

  PlotCommand() {}

  @Override
  public Integer call() throws Unusable {
    PrintWriter out = spec.commandLine().getOut();
    try {
      PlotTable table = PlotTable.read(folder);
      out.print(form.gnuplot ? table.gnuplot(folder.toString()) : table.csv());
    } catch (IOException unreadable) {
      throw new Unusable(
          Exit.UNUSABLE,
          "%s cannot be read as the plot files of a run: %s."
              .formatted(folder, Policies.reason(unreadable)));
    }
    out.flush();
    return Exit.WELL.code();
  }
}
