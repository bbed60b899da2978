package io.ballast.app.cli;

import io.ballast.app.config.Config;
import io.ballast.app.daemon.Daemon;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.log.Log;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The daemon, in the foreground. */
@Command(
    name = "run",
    description = {
      "Watches this host and its guests and keeps them inside their service levels.",
      "Stays in the foreground, for systemd; SIGTERM stops it. Guests keep their sizes,",
      "unless on-exit in the configuration says otherwise."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  a signal stopped it",
      "  2  command line, configuration, policy, log, ledger or control socket cannot be used,",
      "     or another manager runs here: MOM, ksmtuned (where KSM is controlled), Ballast",
      "  3  the hypervisor cannot be used: away, or no permission",
      "",
      "Examples:",
      "  ballast run --dry-run              what would be done here, without doing it",
      "  ballast run -c /etc/ballast.conf   as the unit file does"
    })
final class RunCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; without it, the local libvirt and defaults.")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "Decide and tell, but change nothing.")
  private boolean dryRun;

  RunCommand() {}

  @Override
  public Integer call() throws Unusable {
    List<String> warnings = new ArrayList<>();
    Start start =
        file == null ? Start.fromText("", warnings::add) : Start.fromFile(file, warnings::add);
    Config config = start.config();
    Log log = start.log();
    warnings.forEach(log::warn);
    Daemon daemon = Daemon.open(start, log, Worlds.of(config, dryRun), System::gc);
    Lifetime.run(daemon::start, daemon::await, daemon::close);
    return Exit.WELL.code();
  }
}
