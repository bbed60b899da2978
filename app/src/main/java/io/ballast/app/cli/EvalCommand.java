package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.eval.Stage;
import io.ballast.app.eval.Trial;
import io.ballast.app.eval.TrialJson;
import io.ballast.app.eval.TrialRun;
import io.ballast.app.eval.TrialTable;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates policies once on a moment from a file. */
@Command(
    name = "eval",
    description = {
      "Evaluates policies, joined in order into one program, once on a snapshot: prints what they"
          + " wish, the guard's verdict on each wish, and why.",
      "A snapshot is written like the `host` and `guests` of a conformance vector. Fields that"
          + " Ballast derives (need, floor, distress and others) are computed from its samples"
          + " unless it declares them itself; samples are as far apart as the host's property"
          + " `interval` says, else 10 s. The guard takes each guest for running and with a working"
          + " balloon, and remembers nothing.",
      "A guest may also have `tags` (strings by name) and lists `disks`, `nics` and `vcpus`, and the"
          + " snapshot a list `nodes`: each written like a guest, with what it has of `properties`,"
          + " `variables`, `fields` and `statistics`.",
      "Problems and what the policy writes with `debug` go to standard error."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  the policies were evaluated",
      "  1  they have errors, or failed while running",
      "  2  the command line or a file cannot be used",
      "",
      "Examples:",
      "  ballast policy eval my.policy --snapshot moment.json",
      "  ballast policy eval a.policy b.policy --snapshot moment.json --json"
    })
final class EvalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> files = List.of();

  @Mixin private MomentFile moment = new MomentFile();

  @Option(
      names = "--json",
      description = "Print results, controls, variables and verdicts as one JSON object.")
  private boolean json;

  EvalCommand() {}

  @Override
  public Integer call() throws Unusable {
    Wiring wiring = moment.wiring();
    Source source = Start.source(files);
    Stage stage = moment.stage(wiring);
    List<Diagnostic> diagnostics = Policies.diagnose(source, stage.vocabulary());
    tell(source, diagnostics);
    if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
      return Exit.PROBLEMS.code();
    }
    Trial trial = TrialRun.of(stage, Parser.parse(source).program(), wiring, this::debug);
    return print(trial, source).code();
  }

  private Exit print(Trial trial, Source source) {
    tell(source, trial.problems());
    Diagnostic failure = trial.failure();
    if (failure != null) {
      tell(source, List.of(failure));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? new TrialJson(trial, source).text() + "\n" : TrialTable.text(trial));
    out.flush();
    return failure == null ? Exit.WELL : Exit.PROBLEMS;
  }

  private void tell(Source source, List<Diagnostic> diagnostics) {
    PrintWriter err = spec.commandLine().getErr();
    err.print(new DiagnosticRenderer(source).render(diagnostics));
    err.flush();
  }

  private void debug(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("debug: " + line);
    err.flush();
  }
}
