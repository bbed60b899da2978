package io.ballast.app.cli;

import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import io.ballast.policy.syntax.Printable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why a guest has its size. */
@Command(
    name = "explain",
    description = "Says why a guest has the size it has, or why nothing was done for it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  it answered",
      "  2  there is no such guest, or several; or the configuration cannot be used",
      "  4  the daemon cannot be asked: none is running, no permission, or no answer",
      "",
      "Examples:",
      "  ballast explain db-1",
      "  ballast explain 3f2a7c1e-5b60-4d0e-9a3c-0c7f5a1d2b11 --json"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "GUEST", description = "Its name or its UUID.")
  private String guest = "";

  @Mixin private Asking asking = new Asking();

  ExplainCommand() {}

  @Override
  public Integer call() throws Unusable {
    String target = "/v1/guests/" + Asking.encoded(guest) + "/explain";
    PrintWriter out = spec.commandLine().getOut();
    if (asking.json()) {
      out.print(asking.answer(target));
    } else {
      asking.answer(target + "?as=text").lines().map(Printable::of).forEach(out::println);
    }
    out.flush();
    return Exit.WELL.code();
  }
}
