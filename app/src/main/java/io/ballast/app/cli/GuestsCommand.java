package io.ballast.app.cli;

import io.ballast.app.daemon.Unusable;
import io.ballast.app.show.GuestsReport;
import io.ballast.app.show.GuestsText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The guests that the daemon sees. */
@Command(
    name = "guests",
    description = {
      "Lists the guests that the running daemon sees, and whether each can be managed.",
      "STATS is the age of a guest's balloon statistics (! is too old), READ that of all else."
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
      "  ballast guests",
      "  ballast guests --json"
    })
final class GuestsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Asking asking = new Asking();

  GuestsCommand() {}

  @Override
  public Integer call() throws Unusable {
    return asking.print(spec, "/v1/guests", GuestsReport.class, GuestsText::of);
  }
}
