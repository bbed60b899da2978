package io.ballast.app.cli;

import io.ballast.app.Ports;
import io.ballast.app.Releasing;
import io.ballast.app.Wiring;
import io.ballast.app.config.Config;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.SoleManager;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.StateDirectory;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.show.ReleaseReport;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.ledger.LedgerStore;
import io.ballast.core.release.Release;
import io.ballast.core.release.Released;
import io.ballast.host.linux.FileLedgerStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Undoes what the daemon did, also after it died. */
@Command(
    name = "release",
    description = {
      "Gives back what every setting was before Ballast changed it, also after a crash.",
      "Guests grow only into memory that the host has free, the most deprived first; what others"
          + " changed since is left to them. What is left stays in the ledger: call it again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  nothing is left",
      "  1  something is left: the table says what it waits for",
      "  2  the command line, the configuration or the ledger cannot be used",
      "  3  the hypervisor cannot be used: away, or no permission",
      "",
      "Examples:",
      "  ballast release --dry-run              what would be given back",
      "  ballast release -c /etc/ballast.conf   as the daemon was configured"
    })
final class ReleaseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The daemon's configuration; without it, the local libvirt and defaults.")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "Look and tell, but change nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long to wait for guests to follow (default: ${DEFAULT-VALUE}).")
  private int seconds;

  ReleaseCommand() {}

  @Override
  public Integer call() throws Unusable {
    if (seconds < 1) {
      throw new Unusable(Exit.UNUSABLE, "--seconds must be at least 1.");
    }
    PrintWriter err = spec.commandLine().getErr();
    Config config = Start.config(file, err::println);
    if (!dryRun) {
      SoleManager.refuseBesideDaemon(config);
    }
    LedgerStore store =
        config
            .main()
            .stateFolder()
            .<LedgerStore>map(FileLedgerStore::new)
            .orElseGet(LedgerStore::inMemory);
    try (Ports world = Worlds.answering(config, dryRun)) {
      Ledger ledger = StateDirectory.open(store, world.kernel(), err::println);
      List<Released> results =
          run(new Wiring(config).release(world.keeping(ledger), ledger, cycle -> {}), world);
      if (!dryRun) {
        ledger.save();
      }
      return tell(results);
    }
  }

  private List<Released> run(Release release, Ports ports) {
    try {
      if (dryRun) {
        release.turn();
      } else {
        Releasing.run(release, ports, Duration.ofSeconds(seconds));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return release.results();
  }

  private int tell(List<Released> results) {
    PrintWriter out = spec.commandLine().getOut();
    ReleaseReport report = ReleaseReport.of(results, dryRun);
    if (json) {
      report.printJson(out);
    } else {
      ReleaseReport.printTable(results, dryRun, out);
    }
    return report.left() == 0 ? Exit.WELL.code() : Exit.PROBLEMS.code();
  }
}
