package io.ballast.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Ballast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plot files of a daemon on a simulated host, and of names that are not nice. */
class PlotTest {
  private static final String CONFIG =
      """
      [main]
      hypervisor-interface: sim
      host-monitor-interval: 100ms
      guest-monitor-interval: 100ms
      policy-engine-interval: 200ms
      plot-dir: plots
      [guard]
      stale-after: 30
      [logging]
      log: log
      """;

  @TempDir private Path folder;

  private static List<String> names(Path within) throws IOException {
    try (Stream<Path> files = Files.list(within)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void run(String number) throws Exception {
    Path file = folder.resolve("plots/momplot-" + number + "/gold-web-1.dat");
    try (Ballast ballast = Ballast.start(CONFIG, folder)) {
      assertThat(ballast.ping()).isTrue();
      for (int i = 0;
          i < 200 && (!Files.exists(file) || Files.readAllLines(file).size() < 8);
          i++) {
        Thread.sleep(50);
      }
    }
  }

  @Test
  void eachRunHasAFolderAndEachEntityAFileWithALinePerSample() throws Exception {
    run("000");
    Path plots = folder.resolve("plots");
    assertThat(names(plots)).containsExactly("momplot-000");
    Path first = plots.resolve("momplot-000");
    assertThat(names(first)).hasSize(9).contains("Host.dat", "gold-web-1.dat");
    List<String> lines = Files.readAllLines(first.resolve("gold-web-1.dat"));
    List<String> fields = List.of(lines.getFirst().split("\t"));
    assertThat(fields.getFirst()).isEqualTo("# time");
    assertThat(fields.subList(1, fields.size())).isSorted().contains("balloon_cur", "mem_unused");
    assertThat(lines.subList(1, lines.size()))
        .hasSizeGreaterThan(6)
        .allMatch(line -> line.matches("[0-9]+(\t([-0-9.eE]+|None|True|False|[a-z_]+))*"))
        .allMatch(line -> line.split("\t").length == fields.size());
    PlotTable table = PlotTable.read(first);
    assertThat(table.csv().lines().findFirst().orElseThrow()).startsWith("entity,time,");
    assertThat(table.csv().lines().count()).isGreaterThan(40);
    assertThat(table.gnuplot("plots")).contains("'plots/gold-web-1.dat' using 1:");
    run("001");
    assertThat(names(plots)).containsExactly("momplot-000", "momplot-001");
  }

  @Test
  void namesLeadNowhereElseAndTwinsHaveFilesOfTheirOwn() throws Exception {
    PlotFolder plots = PlotFolder.next(folder.resolve("plots"));
    List<String> hostile =
        List.of("../../x", "", "/etc/passwd", ".hidden", "-rf", "a\nb", "z".repeat(300));
    for (int i = 0; i < hostile.size(); i++) {
      plots.append("id-" + i, hostile.get(i), "# time\n", "1\n");
    }
    plots.append("one", "twin", "# time\n", "1\n");
    plots.append("other", "twin", "# time\n", "2\n");
    plots.append("one", "twin", "# time\n", "3\n");
    Path run = folder.resolve("plots/momplot-000");
    assertThat(names(folder)).containsExactly("plots");
    assertThat(names(run)).hasSize(hostile.size() + 2).allMatch(name -> name.length() < 120);
    assertThat(run.resolve("twin.dat")).hasContent("# time\n1\n3");
    assertThat(run.resolve("twin-other.dat")).hasContent("# time\n2");
  }
}
