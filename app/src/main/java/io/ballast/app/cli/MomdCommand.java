package io.ballast.app.cli;

import io.ballast.app.config.Given;
import io.ballast.app.daemon.Daemon;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Folders;
import io.ballast.app.daemon.PidFile;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.log.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The daemon, in MOM's place. */
@Command(
    name = "momd",
    description = {
      "Runs the daemon in MOM's place: with its options, configuration and policies.",
      "The launcher momd is this command; a configuration without a policy wishes nothing."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  a signal stopped it",
      "  2  command line, configuration, policy, log, pid file, ledger or socket cannot",
      "     be used, or another manager runs here",
      "  3  the hypervisor cannot be used: away, or no permission",
      "",
      "Examples:",
      "  ballast momd -c /etc/mom.conf",
      "  momd -c /etc/mom.conf -d --pid-file /run/momd.pid"
    })
final class MomdCommand implements Callable<Integer> {
  /** What the launcher waits for with -d. */
  static final String READY = "momd: ready";

  private static final List<Path> USUAL =
      List.of(Path.of("/etc/momd.conf"), Path.of("/etc/mom.conf"));

  @Option(
      names = {"-c", "--config-file"},
      paramLabel = "FILE",
      description = "The configuration (default: /etc/momd.conf, or else /etc/mom.conf).")
  private @Nullable Path file;

  @Option(
      names = {"-r", "--rules-file"},
      paramLabel = "FILE",
      description = "The policy, instead of what the configuration names.")
  private @Nullable String policy;

  @Option(
      names = {"-P", "--policy-dir"},
      paramLabel = "DIR",
      description = "The folder of policies, instead of what the configuration names.")
  private @Nullable String policyDir;

  @Option(
      names = {"-p", "--plot-dir"},
      paramLabel = "DIR",
      description = "Where plot files go.")
  private @Nullable String plotDir;

  @Option(
      names = {"-l", "--log"},
      paramLabel = "LOG",
      description = "Where log lines go: a file, or stdio.")
  private @Nullable String log;

  @Option(
      names = {"-v", "--verbose"},
      paramLabel = "LEVEL",
      description =
          "How much is logged: 5 or debug, 4 or info, 3 or warn, 2 or error, 1 or critical.")
  private @Nullable String verbosity;

  @Option(
      names = {"-d", "--daemonize"},
      description = "Go to the background once all is well; only the launcher can do that.")
  private boolean daemonize;

  @Option(
      names = "--pid-file",
      paramLabel = "FILE",
      description = "Holds the process id meanwhile.")
  private @Nullable Path pidFile;

  MomdCommand() {}

  @Override
  public Integer call() throws Unusable {
    List<String> warnings = new ArrayList<>();
    Path from = file == null ? usual() : file;
    Start start =
        from == null
            ? Start.fromText("", Path.of(""), givenValues(), warnings::add)
            : Start.fromFile(from, givenValues(), warnings::add);
    Log lines = start.log();
    warnings.forEach(lines::warn);
    try (PidFile mark = PidFile.take(pidFile)) {
      Daemon daemon = Daemon.open(start, lines, Worlds.of(start.config(), false), System::gc);
      Lifetime.run(() -> begin(daemon), daemon::await, () -> end(daemon, mark));
    }
    return Exit.WELL.code();
  }

  private void begin(Daemon daemon) {
    daemon.start();
    if (daemonize) {
      System.err.println(READY);
    }
  }

  private static void end(Daemon daemon, PidFile mark) {
    daemon.close();
    mark.close();
  }

  private static @Nullable Path usual() {
    return USUAL.stream().filter(Files::exists).findFirst().orElse(null);
  }

  private List<Given> givenValues() {
    Set<String> policies = Set.of("policy", "policy-dir", "shipped-policy");
    Given none = new Given("main", "shipped-policy", "none", "momd", Set.of(), policies);
    List<Given> given = new ArrayList<>();
    if (policy != null) {
      given.add(new Given("main", "policy", absolute(policy), "option -r", policies, Set.of()));
    }
    if (policyDir != null) {
      Set<String> instead = policy == null ? policies : Set.of("policy-dir");
      given.add(
          new Given("main", "policy-dir", absolute(policyDir), "option -P", instead, Set.of()));
    }
    given.add(none);
    if (plotDir != null) {
      given.add(Given.option("main", "plot-dir", absolute(plotDir), "-p"));
    }
    if (log != null) {
      String target = log.equals("stdio") ? log : absolute(log);
      given.add(Given.option("logging", "log", target, "-l"));
    }
    if (verbosity != null) {
      given.add(Given.option("logging", "verbosity", verbosity, "-v"));
    }
    return Stream.concat(given.stream(), Folders.fallbacks(System.getenv()).stream()).toList();
  }

  /** Options go by the folder that the command is given in, not by the file's. */
  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }
}
