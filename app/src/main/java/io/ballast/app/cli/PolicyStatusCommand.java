package io.ballast.app.cli;

import io.ballast.app.daemon.Unusable;
import io.ballast.app.show.PolicyReport;
import io.ballast.app.show.PolicyText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Which policies the daemon has. */
@Command(
    name = "status",
    description = {
      "Asks the running daemon which policies it has, and which it refused.",
      "Tells from where and since when they are, and why those that came last were refused."
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
      "  ballast policy status",
      "  ballast policy status -c /etc/ballast.conf --json"
    })
final class PolicyStatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Asking asking = new Asking();

  PolicyStatusCommand() {}

  @Override
  public Integer call() throws Unusable {
    return asking.print(spec, "/v1/policy", PolicyReport.class, PolicyText::of);
  }
}
