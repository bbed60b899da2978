package io.ballast.app.cli;

import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.show.Json;
import io.ballast.app.show.Table;
import io.ballast.core.record.Recorder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What Ballast would do on this host, without doing any of it. */
@Command(
    name = "watch",
    description = {
      "Shows what Ballast would do on this host and why, and changes nothing: neither guests nor"
          + " the kernel nor a file, and not even how often balloon drivers report.",
      "Needs no configuration, no daemon and no preparation; it may run beside other managers."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it ended, by itself or by a signal",
      "  2  the command line, configuration or policy cannot be used",
      "  3  the hypervisor cannot be used: away, or no permission",
      "",
      "Examples:",
      "  ballast watch                         until Ctrl-C",
      "  ballast watch -c /etc/ballast.conf    with its service classes and its policy",
      "  ballast watch --seconds 30 --json     one JSON object a cycle"
    })
final class WatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; without it, the local libvirt and defaults.")
  private @Nullable Path file;

  @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
  private @Nullable Integer seconds;

  @Option(names = "--json", description = "Print one JSON object a cycle instead of a table.")
  private boolean json;

  WatchCommand() {}

  @Override
  public Integer call() throws Unusable {
    if (seconds != null && seconds < 1) {
      throw new Unusable(Exit.UNUSABLE, "--seconds must be at least 1.");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Start start =
        file == null ? Start.fromText("", err::println) : Start.fromFile(file, err::println);
    Watch watch = new Watch(start, Worlds.of(start.config(), true));
    if (json) {
      watch.managers().forEach(err::println);
      err.flush();
    }
    Lifetime.run(watch.engine(recorder(out, watch), new ConsoleLog(err)), most(), () -> {});
    return Exit.WELL.code();
  }

  private Recorder recorder(PrintWriter out, Watch watch) {
    return json ? new Json(out) : new Table(out, Terminal.isOne(), watch.notes());
  }

  private @Nullable Duration most() {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}
