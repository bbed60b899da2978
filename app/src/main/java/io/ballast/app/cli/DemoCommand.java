package io.ballast.app.cli;

import io.ballast.app.Ports;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.show.Json;
import io.ballast.app.show.Table;
import io.ballast.core.record.Recorder;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the loop at work, on a simulated host or on real guests of its own. */
@Command(
    name = "demo",
    description = {
      "Shows Ballast at work: eight simulated guests of four service classes on a host that runs"
          + " short.",
      "With --real, four tiny real guests under a libvirtd of the demo's own (root only)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it ended, by itself or by a signal",
      "  2  it cannot be shown like this: the sentence says why",
      "",
      "Examples:",
      "  ballast demo                       until Ctrl-C",
      "  ballast demo --seconds 30 --json   one JSON object a cycle",
      "  ballast demo --real                four real guests, booted for this"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
  private @Nullable Integer seconds;

  @Option(names = "--json", description = "Print one JSON object a cycle instead of a table.")
  private boolean json;

  @Option(names = "--real", description = "Boot four tiny real guests and run on those.")
  private boolean real;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      defaultValue = "4",
      description = "How many times faster simulated time passes (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What is left to chance in the simulation (default: ${DEFAULT-VALUE}).")
  private long seed;

  DemoCommand() {}

  @Override
  public Integer call() throws Unusable {
    if (seconds != null && seconds < 1) {
      throw new Unusable(Exit.UNUSABLE, "--seconds must be at least 1.");
    }
    if (!(speed > 0 && speed <= 1000)) {
      throw new Unusable(Exit.UNUSABLE, "--speed must be above 0 and at most 1000.");
    }
    PrintWriter out = spec.commandLine().getOut();
    Recorder recorder = json ? new Json(out) : new Table(out, Terminal.isOne());
    Duration most = seconds == null ? null : Duration.ofSeconds(seconds);
    if (real) {
      RealDemo.run(recorder, spec.commandLine().getErr(), most);
    } else {
      simulate(recorder, most);
    }
    return Exit.WELL.code();
  }

  private void simulate(Recorder recorder, @Nullable Duration most) throws Unusable {
    PrintWriter err = spec.commandLine().getErr();
    Start start = Start.fromText(DemoConfig.TEXT, err::println);
    Ports ports = Worlds.simulated(new SimHost(Scenarios.demo(seed)), false, speed);
    Lifetime.run(start.engine(ports, recorder, new ConsoleLog(err)), most, () -> {});
  }
}
