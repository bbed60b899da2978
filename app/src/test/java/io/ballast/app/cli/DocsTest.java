package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands that the documents show: they parse, and those that only look are run. */
class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("ballast.root"));
  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
  private static final List<String> DOCUMENTS =
      List.of(
          "README.md",
          "ARCHITECTURE.md",
          "SPECIFICATION.md",
          "DECISIONS.md",
          "lab/README.md",
          "docs/embedding.md",
          "docs/migration.md",
          "docs/policy-tools.md");

  static Stream<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String document : DOCUMENTS) {
      Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve(document)));
      while (block.find()) {
        block
            .group(1)
            .lines()
            .map(line -> line.replaceFirst("\\s+#.*", "").strip())
            .filter(line -> line.startsWith("./ballast"))
            .forEach(commands::add);
      }
    }
    return commands.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandOfTheDocumentsWorks(String command) {
    String[] arguments = command.replaceFirst("^\\./ballast\\s*", "").split("\\s+");
    CommandLine.ParseResult parsed = BallastCommand.commandLine().parseArgs(arguments);
    assertThat(parsed.hasSubcommand()).as(command).isTrue();
    if (arguments[0].equals("policy")) {
      assertThat(BallastCommand.execute(fromTheRoot(arguments))).as(command).isZero();
    }
  }

  @Test
  void theyShowCommandsAtAll() throws IOException {
    assertThat(commands()).hasSizeGreaterThan(6);
  }

  @Test
  void whatTheDocumentsLinkToIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String document : DOCUMENTS) {
      Path file = ROOT.resolve(document);
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        if (!Files.exists(file.resolveSibling(link.group(1)))) {
          missing.add(document + " -> " + link.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theTestsThatTheSpecificationNamesAreThere() throws IOException {
    String specification = Files.readString(ROOT.resolve("SPECIFICATION.md"));
    Matcher named = Pattern.compile("`(\\w+Test|HypervisorContract)`").matcher(specification);
    List<String> missing = new ArrayList<>();
    int found = 0;
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<String> there =
          files
              .filter(file -> file.toString().contains("src/test/java"))
              .map(file -> file.getFileName().toString())
              .toList();
      while (named.find()) {
        found++;
        if (!there.contains(named.group(1) + ".java")) {
          missing.add(named.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(10);
  }

  private static String[] fromTheRoot(String[] arguments) {
    return Stream.of(arguments)
        .map(word -> Files.exists(ROOT.resolve(word)) ? ROOT.resolve(word).toString() : word)
        .map(word -> word.equals(ROOT.resolve("policy").toString()) ? "policy" : word)
        .toArray(String[]::new);
  }
}
