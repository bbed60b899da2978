package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.check.Checker;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the load check says of programs that are known to evaluate. */
final class CorpusCheckTest {
  private static final Path CASES =
      Path.of(System.getProperty("ballast.root", ".."), "cases", "policy");

  /**
   * All were looked at, and are true: they are about branches that are not taken, functions that
   * are not called, and loops over the guests of a host that has none, so that nothing declares
   * their fields.
   */
  private static final Map<String, Integer> TRUE_WARNINGS =
      Map.of(
          "arity", 8,
          "division-by-zero", 9,
          "unknown-field", 732,
          "unknown-function", 8,
          "unknown-name", 8,
          "unreachable", 58,
          "wrong-kind", 8);

  @Test
  void nothingIsSaidOfUnitsAndNoErrorIsFound() throws IOException, SnapshotException {
    Map<String, Integer> found = new TreeMap<>();
    for (String file : List.of("conformance/policy-language.jsonl", "arithmetic/python.jsonl")) {
      for (JsonNode vector : evaluating(CASES.resolve(file))) {
        for (Diagnostic diagnostic : diagnose(vector)) {
          assertThat(diagnostic.isError()).as(() -> vector.path("policy").asString()).isFalse();
          found.merge(diagnostic.code().slug(), 1, Integer::sum);
        }
      }
    }
    assertThat(found).isEqualTo(TRUE_WARNINGS);
  }

  private static List<Diagnostic> diagnose(JsonNode vector) throws SnapshotException {
    ParseResult parsed =
        Parser.parse(
            Source.of(vector.path("name").stringValue(), vector.path("policy").stringValue()));
    return Checker.check(parsed.program(), SnapshotFile.read(vector).vocabulary());
  }

  private static List<JsonNode> evaluating(Path file) throws IOException, SnapshotException {
    List<JsonNode> vectors = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode vector = Json.parse(line);
        if (vector.path("expect").path("evaluate").asBoolean(false)) {
          vectors.add(vector);
        }
      }
    }
    return vectors;
  }
}
