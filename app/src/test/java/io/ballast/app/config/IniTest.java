package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class IniTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<JsonNode> table() throws IOException {
    return Files.readAllLines(Cases.FOLDER.resolve("ini.jsonl")).stream().map(JSON::readTree);
  }

  @ParameterizedTest
  @MethodSource("table")
  void readsWhatConfigparserReads(JsonNode row) {
    Ini.Parsed parsed = Ini.parse("x.conf", row.get("text").asString());

    assertThat(!parsed.problems().isEmpty()).as("refused").isEqualTo(row.has("refused"));
    if (!row.has("refused")) {
      assertThat(JSON.<JsonNode>valueToTree(sections(parsed.ini()))).isEqualTo(row.get("sections"));
    }
  }

  private static Map<String, Map<String, String>> sections(Ini ini) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (Ini.Section section : ini.sections()) {
      Map<String, String> entries = new LinkedHashMap<>();
      section.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
      all.put(section.name(), entries);
    }
    return all;
  }

  @Test
  void everyValueKnowsItsLine() {
    Ini ini = Ini.parse("x.conf", "# one\n\n[main]\r\na: 1\n\n b\n[host]\nc = 2\n").ini();

    assertThat(ini.sections().get(0).place()).hasToString("x.conf:3");
    assertThat(ini.sections().get(0).entries().get(0))
        .isEqualTo(new Ini.Entry("a", "1\n\nb", new Place("x.conf", 4)));
    assertThat(ini.sections().get(1).entries().get(0).place()).hasToString("x.conf:8");
  }

  @Test
  void goesOnAfterAProblem() {
    Ini.Parsed parsed =
        Ini.parse("x.conf", "early: 1\nearly: 2\n[a]\nk: 1\nK: 2\nwords\n[a]\nm: 3\n[b]\nk: 4\n");

    assertThat(parsed.problems())
        .extracting(ConfigProblem::toString)
        .containsExactly(
            "x.conf:1: there must be a section such as [main] before the first key",
            "x.conf:5: key `k` is already set in line 4; keep one of them",
            "x.conf:6: `words` is not `key: value`",
            "x.conf:7: section [a] is already in line 3; join the two");
    assertThat(sections(parsed.ini()))
        .isEqualTo(Map.of("a", Map.of("k", "1", "m", "3"), "b", Map.of("k", "4")));
  }
}
