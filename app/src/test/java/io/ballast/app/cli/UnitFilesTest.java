package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units that the package brings. */
class UnitFilesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("ballast.root", "..")).resolve("packaging");

  private static String value(String unit, String key) throws IOException {
    List<String> values =
        Files.readAllLines(FOLDER.resolve(unit)).stream()
            .filter(line -> line.startsWith(key + "="))
            .map(line -> line.substring(key.length() + 1))
            .toList();
    assertThat(values).as("%s in %s", key, unit).hasSize(1);
    return values.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ballast.service", "ballast-vdsm.service"})
  void whatTheyStartIsACommandOfOursThatEndsInTime(String unit) throws IOException {
    String[] words = value(unit, "ExecStart").split(" ");
    assertThat(words[0]).isEqualTo("/usr/bin/ballast");
    String[] arguments = Arrays.copyOfRange(words, 1, words.length);
    assertThat(BallastCommand.commandLine().parseArgs(arguments).hasSubcommand()).isTrue();
    assertThat(value(unit, "TimeoutStopSec")).isEqualTo("10");
    assertThat(value(unit, "Conflicts"))
        .contains("momd.service", "mom-vdsm.service", "ksmtuned.service");
  }

  /** What it waits for must be over before it looks for other managers. */
  @Test
  void underVdsmItRunsAsVdsmAfterAllThatItConflictsWith() throws IOException {
    String unit = "ballast-vdsm.service";
    assertThat(value(unit, "User")).isEqualTo("vdsm");
    assertThat(value(unit, "Group")).isEqualTo("kvm");
    assertThat(value(unit, "Restart")).isEqualTo("always");
    assertThat(value(unit, "Requires")).isEqualTo("vdsmd.service");
    assertThat(value(unit, "After").split(" "))
        .contains("vdsmd.service")
        .contains(value(unit, "Conflicts").split(" "));
  }
}
