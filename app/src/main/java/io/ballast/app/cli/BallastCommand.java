package io.ballast.app.cli;

import io.ballast.app.Version;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code ballast}. */
@Command(
    name = "ballast",
    description = "Keeps virtualization hosts inside their service levels.",
    version = "ballast " + BallastCommand.VERSION,
    mixinStandardHelpOptions = true,
    subcommands = {
      DoctorCommand.class,
      WatchCommand.class,
      RunCommand.class,
      StatusCommand.class,
      GuestsCommand.class,
      ExplainCommand.class,
      EventsCommand.class,
      ReleaseCommand.class,
      DemoCommand.class,
      MomdCommand.class,
      ConfigCommand.class,
      PlotCommand.class,
      GuestdCommand.class,
      PolicyCommand.class
    },
    footer = {
      "",
      "Exit codes:",
      "  0  all is well",
      "  1  what was asked about has problems: a policy with errors, a host with",
      "     obstacles, a failed vector",
      "  2  the command line, the configuration or a file cannot be used",
      "  3  the hypervisor cannot be used: away, or no permission",
      "  4  the daemon cannot be asked: none is running, no permission, or no answer",
      "",
      "Examples:",
      "  ballast doctor",
      "  ballast watch",
      "  ballast demo --seconds 60",
      "  ballast run -c /etc/ballast.conf --dry-run",
      "  ballast status",
      "  ballast explain db-1",
      "  ballast config show /etc/ballast.conf",
      "  ballast policy check my.policy"
    })
public final class BallastCommand implements Runnable {
  static final String VERSION = Version.TEXT;

  @Spec private CommandSpec spec;

  /** Set by picocli. */
  public BallastCommand() {}

  /** Does what the arguments say and gives the exit code. */
  public static int execute(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new BallastCommand())
        .setParameterExceptionHandler(BallastCommand::misused)
        .setExecutionExceptionHandler(BallastCommand::report);
  }

  /** One sentence, what may have been meant, and where to read on. */
  private static int misused(CommandLine.ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(sentence(problem) + ".");
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("See `%s --help`.".formatted(command.getCommandSpec().qualifiedName()));
    err.flush();
    return Exit.UNUSABLE.code();
  }

  private static String sentence(CommandLine.ParameterException problem) {
    boolean noCommand =
        problem instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.isUnknownOption()
            && !problem.getCommandLine().getSubcommands().isEmpty();
    String message = String.valueOf(problem.getMessage()).replaceFirst("^Error: ", "");
    return noCommand
        ? "There is no command" + message.substring(message.lastIndexOf(": ") + 1)
        : message;
  }

  /** One sentence for what an administrator can mend; everything else is a defect of ours. */
  private static int report(
      Exception problem, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (problem instanceof Unusable unusable) {
      PrintWriter err = commandLine.getErr();
      err.println(unusable.sentence());
      err.flush();
      return unusable.exit().code();
    }
    throw problem;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
