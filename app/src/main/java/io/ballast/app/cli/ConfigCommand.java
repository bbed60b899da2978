package io.ballast.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with configurations. */
@Command(
    name = "config",
    description = "Checks a configuration, and shows what it comes to.",
    mixinStandardHelpOptions = true,
    subcommands = {ConfigCheckCommand.class, ConfigShowCommand.class},
    footer = {
      "",
      "Examples:",
      "  ballast config check /etc/ballast.conf",
      "  ballast config show /etc/vdsm/mom.conf"
    })
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  ConfigCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
