package io.ballast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code policy eval --json} on every conformance vector that can be evaluated. */
final class EvalConformanceTest {
  private static final Path VECTORS =
      CliCase.ROOT.resolve("cases/policy/conformance/policy-language.jsonl");

  /** Integers of any size stay integers, so that trees are equal only if all kinds are. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(1_000_000).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  @TempDir private Path folder;

  @Test
  void resultsControlsAndVariablesAreThoseOfTheVectors() throws IOException {
    List<String> failures = new ArrayList<>();
    int evaluated = 0;
    try (Stream<String> lines = Files.lines(VECTORS)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode vector = MAPPER.readTree(line);
        if (vector.path("expect").path("evaluate").asBoolean(false)) {
          evaluated++;
          check(vector, line, failures);
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(evaluated).isEqualTo(1104);
  }

  private void check(JsonNode vector, String line, List<String> failures) throws IOException {
    Files.writeString(folder.resolve("vector.policy"), vector.path("policy").stringValue());
    Files.writeString(folder.resolve("vector.json"), line);
    Ran ran =
        Ran.in(folder, "policy", "eval", "vector.policy", "--snapshot", "vector.json", "--json");
    if (ran.exit() != 0 || !actual(ran.out()).equals(expected(vector))) {
      failures.add(vector.path("name") + ": " + ran);
    }
  }

  /** What a vector tells of, out of all that is printed. */
  private static JsonNode actual(String out) {
    ObjectNode tree = (ObjectNode) MAPPER.readTree(out);
    tree.remove("problems");
    ((ObjectNode) tree.path("host")).remove("verdicts");
    tree.path("guests").forEach(guest -> ((ObjectNode) guest).remove("verdicts"));
    return tree;
  }

  private static JsonNode expected(JsonNode vector) {
    ObjectNode tree = (ObjectNode) vector.path("expect").deepCopy();
    tree.remove(List.of("parse", "evaluate"));
    return tree;
  }
}
