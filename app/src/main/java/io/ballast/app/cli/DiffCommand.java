package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.app.config.PolicySource;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.eval.Stage;
import io.ballast.app.show.AsciiJson;
import io.ballast.app.show.DiffReport;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what two policies would wish differently. */
@Command(
    name = "diff",
    description = {
      "Evaluates two policies on the same snapshot and prints what they wish differently, with the"
          + " place of each wish, and what goes wrong in only one of them.",
      "A folder stands for its *.policy files, joined in name order. Wishes are compared before the"
          + " guard judges them. Snapshots are those of `ballast policy eval`."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  they wish the same",
      "  1  they do not",
      "  2  the command line, a file or a policy cannot be used",
      "These are those of diff(1).",
      "",
      "Example:",
      "  ballast policy diff old.policy new.policy --snapshot moment.json"
    })
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A policy.")
  private Path one = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "Another.")
  private Path other = Path.of("");

  @Mixin private MomentFile moment = new MomentFile();

  @Option(names = "--json", description = "Print the differences as one JSON object.")
  private boolean json;

  DiffCommand() {}

  @Override
  public Integer call() throws Unusable {
    Wiring wiring = moment.wiring();
    Stage stage = moment.stage(wiring);
    DiffReport.Side a = evaluate(one, stage);
    DiffReport.Side b = evaluate(other, stage);
    DiffReport report = DiffReport.of(a, b);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? AsciiJson.of(report) + "\n" : report.text());
    out.flush();
    return (report.same() ? Exit.WELL : Exit.PROBLEMS).code();
  }

  private DiffReport.Side evaluate(Path policy, Stage stage) throws Unusable {
    try {
      Source source =
          Files.isDirectory(policy)
              ? Policies.read(new PolicySource.Folder(policy))
              : Policies.read(List.of(policy));
      Program program = Policies.load(source, stage.vocabulary()).program();
      Evaluation evaluation =
          new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, line -> {})
              .evaluate(program, stage.file().world());
      return new DiffReport.Side(evaluation, source);
    } catch (Policies.Rejected rejected) {
      throw new Unusable(Exit.UNUSABLE, rejected.sentence().stripTrailing());
    }
  }
}
