package io.ballast.app.cli;

import io.ballast.app.daemon.Exit;
import io.ballast.app.daemon.Unusable;
import io.ballast.policy.codes.Code;
import io.ballast.policy.codes.Codes;
import io.ballast.policy.syntax.Suggestion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the codes of what is found in policies. */
@Command(
    name = "explain-code",
    description = {
      "Explains the code of a problem in a policy, such as P0201, with a bad and a good example.",
      "Without a code, lists all of them."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes:",
      "  0  there is such a code",
      "  2  there is none",
      "",
      "Examples:",
      "  ballast policy explain-code P0601",
      "  ballast policy explain-code units-differ"
    })
final class ExplainCodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "The code as messages show it, or its short name.")
  private @Nullable String code;

  ExplainCodeCommand() {}

  @Override
  public Integer call() throws Unusable {
    PrintWriter out = spec.commandLine().getOut();
    out.print(code == null ? list() : CodeText.of(find(code)));
    out.flush();
    return Exit.WELL.code();
  }

  private static String list() {
    return Codes.all().stream()
        .map(each -> "%s  %s%n".formatted(each, each.title()))
        .collect(Collectors.joining());
  }

  private static Code find(String word) throws Unusable {
    return Codes.of(word)
        .orElseThrow(
            () ->
                new Unusable(
                    Exit.UNUSABLE, "There is no code \"%s\".%s".formatted(word, nearest(word))));
  }

  private static String nearest(String word) {
    List<String> known =
        Codes.all().stream().flatMap(each -> Stream.of(each.number(), each.slug())).toList();
    String hint = Suggestion.hint(word.toUpperCase(Locale.ROOT), known);
    return hint == null ? " `ballast policy explain-code` lists all." : " " + hint;
  }
}
