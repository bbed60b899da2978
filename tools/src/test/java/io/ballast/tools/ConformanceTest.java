package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ConformanceTest {

  private static final Path ROOT = Path.of(System.getProperty("ballast.root", ".."));
  private static final Path CORPUS = ROOT.resolve("cases/policy/conformance/policy-language.jsonl");

  private final Conformance conformance = new Conformance(System::nanoTime);

  @Test
  void theWholeCorpusPasses() throws IOException {
    List<String> report = new ArrayList<>();
    Conformance.Counts counts;
    try (Stream<String> lines = Files.lines(CORPUS)) {
      counts = conformance.run(lines, report::add);
    }
    assertThat(report).containsExactly("1467 passed, 0 failed");
    assertThat(counts).isEqualTo(new Conformance.Counts(1467, 0));
  }
}
