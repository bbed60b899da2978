package io.ballast.app.cli;

import io.ballast.app.Policies;
import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Start;
import io.ballast.app.daemon.Unusable;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.Source;
import io.ballast.tools.format.Formatted;
import io.ballast.tools.format.Formatter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lays policies out. */
@Command(
    name = "fmt",
    description = {
      "Formats policies and their tests: prints them, or with --write changes the files.",
      "A list stays on one line if it fits into 100 columns and its author did not break it; else"
          + " its items have a line each. Comments stay, and so does the meaning.",
      "A text that cannot be read is refused, and then no file is written."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  done; with --check: all are formatted",
      "  1  a text cannot be read; with --check: also if some are not formatted",
      "  2  the command line or a file cannot be used",
      "",
      "Examples:",
      "  ballast policy fmt --write my.policy my.test",
      "  ballast policy fmt --check policies/default.policy",
      "  ballast policy fmt - < my.policy"
    })
final class FmtCommand implements Callable<Integer> {
  /** A text and what becomes of it. */
  private record Done(Path file, String before, String after) {
    boolean changes() {
      return !before.equals(after);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The policies; - is standard input.")
  private List<Path> files = List.of();

  @Option(names = "--check", description = "Only print the names of those that would change.")
  private boolean check;

  @Option(
      names = {"-w", "--write"},
      description = "Change the files instead of printing them.")
  private boolean write;

  FmtCommand() {}

  @Override
  public Integer call() throws Unusable {
    if (check && write) {
      throw new Unusable(Exit.UNUSABLE, "--check changes nothing; take it or --write.");
    }
    if (write && files.stream().anyMatch(FmtCommand::isStandardInput)) {
      throw new Unusable(Exit.UNUSABLE, "Standard input cannot be written; leave --write out.");
    }
    List<Done> all = new ArrayList<>();
    boolean refused = false;
    for (Path file : files) {
      refused |= !format(file, all);
    }
    if (refused) {
      return Exit.PROBLEMS.code();
    }
    return (check ? check(all) : write ? write(all) : print(all)).code();
  }

  private static boolean isStandardInput(Path file) {
    return file.toString().equals("-");
  }

  /** Whether it could be. */
  private boolean format(Path file, List<Done> into) throws Unusable {
    Source source =
        isStandardInput(file) ? StandardInput.policy(System.in) : Start.source(List.of(file));
    return switch (Formatter.format(source)) {
      case Formatted.Text(String text) -> into.add(new Done(file, source.text(), text));
      case Formatted.Refused(var diagnostics) -> {
        PrintWriter err = spec.commandLine().getErr();
        err.print(new DiagnosticRenderer(source).render(diagnostics));
        err.flush();
        yield false;
      }
    };
  }

  private Exit check(List<Done> all) {
    List<Path> changing = all.stream().filter(Done::changes).map(Done::file).toList();
    PrintWriter out = spec.commandLine().getOut();
    changing.forEach(out::println);
    out.flush();
    return changing.isEmpty() ? Exit.WELL : Exit.PROBLEMS;
  }

  private static Exit write(List<Done> all) throws Unusable {
    for (Done done : all) {
      try {
        if (done.changes()) {
          ReplacedFile.write(done.file(), done.after());
        }
      } catch (IOException e) {
        throw new Unusable(
            Exit.UNUSABLE, "%s cannot be written: %s.".formatted(done.file(), Policies.reason(e)));
      }
    }
    return Exit.WELL;
  }

  private Exit print(List<Done> all) {
    PrintWriter out = spec.commandLine().getOut();
    all.forEach(done -> out.print(done.after()));
    out.flush();
    return Exit.WELL;
  }
}
