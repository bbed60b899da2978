package io.ballast.app.cli;

import io.ballast.app.Catalog;
import io.ballast.app.HostLock;
import io.ballast.app.config.Config;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.daemon.Worlds;
import io.ballast.app.doctor.Examination;
import io.ballast.app.doctor.ExaminationJson;
import io.ballast.app.doctor.ExaminationText;
import io.ballast.app.doctor.Level;
import io.ballast.app.doctor.Patient;
import io.ballast.host.linux.KernelClock;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What stands in the way of Ballast on this host. */
@Command(
    name = "doctor",
    description = {
      "Looks for whatever stands in the way of Ballast on this host, and says what to do about it.",
      "Changes nothing. It may run beside the daemon, and beside other managers."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  there is no problem; there may be warnings",
      "  1  there are problems",
      "  2  the command line cannot be used",
      "  3  the hypervisor cannot be used: away, or no permission; the rest is shown",
      "",
      "Examples:",
      "  ballast doctor                         with the local libvirt and defaults",
      "  ballast doctor -c /etc/ballast.conf    also whether that file can be used",
      "  ballast doctor --json                  for programs"
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; without it, the local libvirt and defaults.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  DoctorCommand() {}

  @Override
  public Integer call() throws Unusable {
    Config.Result read = file == null ? null : Config.load(file, Catalog.names());
    Config config =
        read instanceof Config.Loaded(Config usable, var _)
            ? usable
            : Start.fromText("", _ -> {}).config();
    Examination examination;
    try (Asked hypervisor = Asked.of(config)) {
      examination =
          Examination.of(patient(hypervisor), BallastCommand.VERSION, runtime(), read, config);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? ExaminationJson.of(examination) + "\n" : ExaminationText.of(examination));
    out.flush();
    return exit(examination).code();
  }

  private static Patient patient(Asked hypervisor) {
    return new Patient(
        Worlds.thisKernel(),
        hypervisor,
        DoctorCommand::mayWrite,
        HostLock::holder,
        Instant::now,
        System::nanoTime,
        KernelClock::sync);
  }

  /** A folder that is not there can be made where its nearest parent can be written. */
  private static boolean mayWrite(Path place) {
    Path nearest = place.toAbsolutePath();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    return Files.isWritable(nearest);
  }

  private static String runtime() {
    return "Java %s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor"));
  }

  private static Exit exit(Examination examination) {
    if (examination.unreachable()) {
      return Exit.HYPERVISOR;
    }
    return examination.count(Level.PROBLEM) == 0 ? Exit.WELL : Exit.PROBLEMS;
  }
}
