package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.guard.Rail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of dangers names tests that exist, and forgets no rail. */
class FaultTableTest {
  private static final Path ROOT = Path.of(System.getProperty("ballast.root"));
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");

  private static List<String> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/faults.md")).stream()
        .takeWhile(line -> !line.startsWith("## What the last campaigns found"))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| danger"))
        .toList();
  }

  @Test
  void everyDangerHasATestThatExists() throws IOException {
    List<String> there;
    try (Stream<Path> files = Files.walk(ROOT)) {
      there =
          files
              .filter(file -> file.toString().contains("src/test/java"))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .toList();
    }
    assertThat(rows()).hasSizeGreaterThan(40);
    for (String row : rows()) {
      List<String> named = NAMED.matcher(row).results().map(found -> found.group(1)).toList();
      assertThat(named).as(row).isNotEmpty();
      assertThat(there).as(row).containsAll(named);
    }
  }

  @Test
  void noRailIsForgotten() throws IOException {
    String table = String.join("\n", rows());
    List<String> forgotten =
        Arrays.stream(Rail.values())
            .map(Rail::text)
            .filter(rail -> !table.contains("`" + rail + "`"))
            .toList();
    assertThat(forgotten).isEmpty();
  }
}
