package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.Wiring;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.app.eval.Stage;
import io.ballast.app.show.AsciiJson;
import io.ballast.app.show.TraceReport;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Entity;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Traced;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Printable;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.syntax.Suggestion;
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

/** Shows how a policy comes to what it wishes for one guest. */
@Command(
    name = "trace",
    description = {
      "Evaluates policies, joined in order into one program, once on a snapshot, and prints what was"
          + " evaluated for one guest: each expression with its place and value, indented under the"
          + " one that it was evaluated for.",
      "First comes what was evaluated outside of loops over guests, then the loops over the guest."
          + " An error is shown where it happened. Snapshots are those of `ballast policy eval`."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  the policies were evaluated",
      "  1  they have errors, or failed while running",
      "  2  the command line or a file cannot be used, or there is no such guest",
      "",
      "Examples:",
      "  ballast policy trace my.policy --snapshot moment.json --guest web-1",
      "  ballast policy trace my.policy --snapshot moment.json --guest web-1 --json"
    })
final class TraceCommand implements Callable<Integer> {
  private static final int NAME = 60;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The policies.")
  private List<Path> files = List.of();

  @Mixin private MomentFile moment = new MomentFile();

  @Option(
      names = "--guest",
      required = true,
      paramLabel = "NAME",
      description = "The guest's name or UUID.")
  private String guest = "";

  @Option(names = "--json", description = "Print the tree as one JSON object.")
  private boolean json;

  TraceCommand() {}

  @Override
  public Integer call() throws Unusable {
    Wiring wiring = moment.wiring();
    Source source = Start.source(files);
    Stage stage = moment.stage(wiring);
    Entity entity = find(stage.file().guests());
    List<Diagnostic> errors =
        Policies.diagnose(source, stage.vocabulary()).stream().filter(Diagnostic::isError).toList();
    if (!errors.isEmpty()) {
      throw new Unusable(
          Exit.PROBLEMS, new DiagnosticRenderer(source).render(errors).stripTrailing());
    }
    Traced traced =
        new Interpreter(Budget.CYCLE, Isolation.ON, System::nanoTime, line -> {})
            .trace(Parser.parse(source).program(), stage.file().world(), entity.id());
    TraceReport report = new TraceReport(traced, source, name(entity));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? AsciiJson.of(report.tree()) + "\n" : report.text());
    out.flush();
    return (traced.evaluation().failure() == null ? Exit.WELL : Exit.PROBLEMS).code();
  }

  private Entity find(List<Entity> guests) throws Unusable {
    for (Entity each : guests) {
      if (name(each).equals(guest) || each.id().equals(guest)) {
        return each;
      }
    }
    List<String> names = guests.stream().map(TraceCommand::name).toList();
    String hint = Suggestion.hint(guest, names);
    String there =
        names.isEmpty() ? "It has none." : "There are: " + String.join(", ", names) + ".";
    throw new Unusable(
        Exit.UNUSABLE,
        Printable.of(
            "%s has no guest \"%s\". %s"
                .formatted(
                    moment.path(),
                    Printable.shortened(guest, NAME),
                    hint == null ? Printable.shortened(there, 10 * NAME) : hint)));
  }

  private static String name(Entity guest) {
    return guest.property("name") instanceof Value.Text(String name) ? name : guest.id();
  }
}
