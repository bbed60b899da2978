package io.ballast.app.cli;

import io.ballast.app.Ports;
import io.ballast.app.config.Config;
import io.ballast.app.config.MainConfig;
import io.ballast.app.log.Log;
import io.ballast.host.libvirt.LibvirtSettings;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.io.UncheckedIOException;
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
      "Stays in the foreground, for systemd; SIGTERM stops it. Guests keep their sizes."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  a signal stopped it",
      "  2  command line, configuration, policy, log or control socket cannot be used",
      "  3  the hypervisor cannot be used: away, or no permission",
      "",
      "Examples:",
      "  ballast run --dry-run              what would be done here, without doing it",
      "  ballast run -c /etc/ballast.conf   as the unit file does"
    })
final class RunCommand implements Callable<Integer> {
  private static final long SIM_SEED = 1;

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
    Log log = log(config);
    warnings.forEach(log::warn);
    Daemon.run(start, log, ports(config));
    return Exit.WELL.code();
  }

  private static Log log(Config config) throws Unusable {
    try {
      return Log.open(config.logging());
    } catch (UncheckedIOException unwritable) {
      throw new Unusable(Exit.UNUSABLE, String.valueOf(unwritable.getMessage()));
    }
  }

  private static LibvirtSettings libvirt(MainConfig main) {
    LibvirtSettings usual = LibvirtSettings.of(main.libvirtUri());
    return new LibvirtSettings(
        usual.uri(),
        main.libvirtRunDirectory().orElse(usual.runDirectory()),
        usual.readDeadline(),
        usual.writeDeadline());
  }

  private Ports ports(Config config) throws Unusable {
    return switch (config.main().hypervisorInterface()) {
      case LIBVIRT -> Worlds.libvirt(libvirt(config.main()), dryRun);
      case SIM -> Worlds.simulated(new SimHost(Scenarios.demo(SIM_SEED)), dryRun, 1);
      case VDSM ->
          throw new Unusable(
              Exit.UNUSABLE,
              "This version cannot use vdsm yet: set hypervisor-interface to libvirt.");
    };
  }
}
