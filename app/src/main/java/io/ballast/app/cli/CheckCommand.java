package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with policies, before they run. */
@Command(
    name = "check",
    description = {
      "Checks policies, each for itself, or joined in order into one program.",
      "Prints each problem with its place. Exit code 0 if there are no errors, else 1."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ballast policy check my.policy",
      "  ballast policy check --joined 00-defines.policy 02-balloon.policy"
    })
final class CheckCommand implements Callable<Integer> {
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

  private static int check(List<Path> files, Wiring wiring) throws Unusable {
    Source source = Start.source(files);
    List<Diagnostic> diagnostics = Policies.diagnose(source, wiring.vocabulary());
    System.out.print(new DiagnosticRenderer(source).render(diagnostics));
    return (int) diagnostics.stream().filter(Diagnostic::isError).count();
  }
}
