package io.ballast.app.cli;

import io.ballast.app.daemon.Unusable;
import io.ballast.app.show.StatusReport;
import io.ballast.app.show.StatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How the daemon is. */
@Command(
    name = "status",
    description = {
      "Asks the running daemon how it is: its loop, hypervisor, policy, host, guests and problems.",
      "Every value says how old it is."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it answered",
      "  2  the command line or the configuration cannot be used",
      "  4  the daemon cannot be asked: none is running, no permission, or no answer",
      "",
      "Examples:",
      "  ballast status",
      "  ballast status -c /etc/ballast.conf --json"
    })
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Asking asking = new Asking();

  StatusCommand() {}

  @Override
  public Integer call() throws Unusable {
    return asking.print(spec, "/v1/status", StatusReport.class, StatusText::of);
  }
}
