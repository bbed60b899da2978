package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with policies, before they run. */
@Command(
    name = "check",
    description = {
      "Checks policies, each for itself, or joined in order into one program.",
      "Prints each problem with its place; warnings are no errors."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  there are no errors",
      "  1  there are",
      "  2  the command line, the configuration or a file cannot be used",
      "",
      "Examples:",
      "  ballast policy check my.policy",
      "  ballast policy check --joined 00-defines.policy 02-balloon.policy"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> files = List.of();

  @Option(names = "--joined", description = "Take the files as one program, in this order.")
  private boolean joined;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration that says which fields there are; else all of them.")
  private @Nullable Path config;

  CheckCommand() {}

  @Override
  public Integer call() throws Unusable {
    Wiring wiring = config == null ? Start.everything() : Start.wiring(config);
    int errors = 0;
    if (joined) {
      errors = check(files, wiring);
    } else {
      for (Path file : files) {
        errors += check(List.of(file), wiring);
      }
    }
    return errors == 0 ? Exit.WELL.code() : Exit.PROBLEMS.code();
  }

  private int check(List<Path> files, Wiring wiring) throws Unusable {
    Source source = Start.source(files);
    List<Diagnostic> diagnostics = Policies.diagnose(source, wiring.vocabulary());
    PrintWriter out = spec.commandLine().getOut();
    out.print(new DiagnosticRenderer(source).render(diagnostics));
    out.flush();
    return (int) diagnostics.stream().filter(Diagnostic::isError).count();
  }
}
