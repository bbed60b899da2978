package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Every folder of {@code cases/cli}. {@code -Dupdate=true} rewrites what does not fit, and the test
 * still fails, so that nobody's build rewrites its own expectations.
 */
final class CliCasesTest {

  static List<CliCase> cases() throws IOException {
    return CliCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsAndEndsAsExpected(CliCase one) throws IOException {
    Ran expected = one.expected();
    Ran actual = Ran.in(one.folder(), one.arguments());

    if (Boolean.getBoolean("update") && !actual.equals(expected)) {
      one.expect(actual);
    }
    assertThat(actual).as("%s (-Dupdate=true rewrites it)", one).isEqualTo(expected);
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(30);
  }

  @Test
  void everyCommandHasExamplesInItsHelp() {
    assertHelp(BallastCommand.commandLine());
  }

  private static void assertHelp(CommandLine command) {
    assertThat(command.getUsageMessage())
        .as(command.getCommandSpec().qualifiedName())
        .containsPattern("Examples?:\n")
        .contains("  ballast ");
    command.getSubcommands().values().forEach(CliCasesTest::assertHelp);
  }

  @Test
  void everyCommandThatDoesSomethingDocumentsItsExitCodes() {
    BallastCommand.commandLine().getSubcommands().values().stream()
        .flatMap(
            command ->
                command.getSubcommands().isEmpty()
                    ? Stream.of(command)
                    : command.getSubcommands().values().stream())
        .forEach(
            command ->
                assertThat(command.getUsageMessage())
                    .as(command.getCommandSpec().qualifiedName())
                    .contains("Exit codes:\n  0  "));
  }
}
