package io.ballast.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with policies. */
@Command(
    name = "policy",
    description = "Checks, tests and evaluates policies, without a daemon; `status` asks one.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CheckCommand.class,
      ConformCommand.class,
      DiffCommand.class,
      EvalCommand.class,
      ExplainCodeCommand.class,
      FmtCommand.class,
      PolicyStatusCommand.class,
      TestCommand.class,
      TraceCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ballast policy check my.policy",
      "  ballast policy conform vectors.jsonl",
      "  ballast policy eval my.policy --snapshot moment.json",
      "  ballast policy explain-code P0201",
      "  ballast policy test policies/"
    })
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec;

  PolicyCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
