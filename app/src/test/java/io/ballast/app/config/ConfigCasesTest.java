package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code cases/config} holds a configuration and what comes of it. */
final class ConfigCasesTest {

  static List<Path> folders() throws IOException {
    try (Stream<Path> children = Files.list(Cases.FOLDER)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void outcomeIsAsExpected(Path folder) throws IOException {
    String outcome = outcome(Cases.parse(Files.readString(folder.resolve("ballast.conf"))));

    Path expected = folder.resolve("expected.txt");
    assertThat(Cases.holds(expected, outcome))
        .as("%s should be:\n%s\n-Dupdate=true writes that", expected, outcome)
        .isTrue();
  }

  private static String outcome(Config.Result result) {
    String warnings = lines("warning: ", result.warnings());
    return switch (result) {
      case Config.Loaded(Config config, var told) -> warnings + "\n" + ConfigText.render(config);
      case Config.Refused(var errors, var told) -> lines("error: ", errors) + warnings;
    };
  }

  private static String lines(String sort, List<ConfigProblem> problems) {
    return problems.stream().map(p -> sort + p + "\n").collect(Collectors.joining());
  }
}
