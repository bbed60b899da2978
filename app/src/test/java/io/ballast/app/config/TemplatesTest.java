package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class TemplatesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<JsonNode> table() throws IOException {
    return Files.readAllLines(Cases.FOLDER.resolve("templates.jsonl")).stream().map(JSON::readTree);
  }

  @ParameterizedTest
  @MethodSource("table")
  void fillsInWhatConfigparserFillsIn(JsonNode row) {
    Ini.Parsed parsed = Ini.read("x.conf", row.get("text").asString());

    assertThat(!parsed.problems().isEmpty()).as("refused").isEqualTo(row.has("refused"));
    if (!row.has("refused")) {
      for (Ini.Section section : parsed.ini().sections()) {
        JsonNode values = row.get("sections").get(section.name());
        assertThat(section.entries())
            .allSatisfy(e -> assertThat(e.value()).isEqualTo(values.get(e.key()).asString()));
      }
    }
  }

  @Test
  void aLonePercentSignStandsForItself() {
    assertThat(value("[guard]\nhost-reserve: 5%\n", "host-reserve")).isEqualTo("5%");
    assertThat(value("[main]\na: %x 50% %%\n", "a")).isEqualTo("%x 50% %");
  }

  @Test
  void defaultsGoToTheSectionsThatHaveSuchAKeyAndKeepTheirPlace() {
    Ini ini = Ini.read("x.conf", "[DEFAULT]\nrpc-port: 8080\n[main]\n[logging]\n").ini();

    assertThat(ini.sections()).extracting(Ini.Section::name).containsExactly("main", "logging");
    assertThat(ini.sections().get(0).entries())
        .containsExactly(new Ini.Entry("rpc-port", "8080", new Place("x.conf", 2)));
    assertThat(ini.sections().get(1).entries()).isEmpty();
  }

  @Test
  void whatIsWrittenInASectionWinsOverDefaults() {
    String text = "[DEFAULT]\nport: 1\n[vdsm]\nport: 2\nhost: h%(port)s\n";

    assertThat(value(text, "port")).isEqualTo("2");
    assertThat(value(text, "host")).isEqualTo("h2");
  }

  @Test
  void templatesOfCollectorsStayAsTheyAre() {
    String text = "[Collector: GuestQemuAgent]\nsocket_name_template: %(name)s.agent\n";

    assertThat(value(text, "socket_name_template")).isEqualTo("%(name)s.agent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%%", "%%%", "%(a)s", "%%(a)s", "75 %", "%%%(", "a%b%%c"})
  void whatIsEscapedComesBack(String value) {
    assertThat(value("[main]\nk: " + Template.escaped(value) + "\n", "k")).isEqualTo(value);
  }

  @Test
  void tellsWhatCannotBeFilledIn() {
    assertThat(problems("[main]\nplot-dir: %(root)s\nrot: 1\n"))
        .containsExactly(
            "x.conf:2: `plot-dir` asks for `%(root)s`, and neither its section nor [DEFAULT] has"
                + " that key; did you mean `rot`?");
    assertThat(problems("[main]\nplot-dir: %(root\n"))
        .containsExactly(
            "x.conf:2: `plot-dir` has a `%(` that no `)s` ends; a `%%` before a bracket is a"
                + " percent sign");
    assertThat(problems("[main]\na: %(b)s\nb: %(a)s\n"))
        .containsExactly(
            "x.conf:2: `a` is filled in more than 10 deep at `%(a)s`",
            "x.conf:3: `b` is filled in more than 10 deep at `%(b)s`");
    assertThat(problems("[DEFAULT]\nroot: /var\n[main]\n"))
        .containsExactly(
            "x.conf:2: `root` in [DEFAULT] is read by no section of this file; remove it");
  }

  @Test
  void aValueThatGrowsWithoutMeasureIsRefused() {
    StringBuilder text = new StringBuilder("[main]\na0: 0123456789abcdef\n");
    for (int i = 1; i <= 9; i++) {
      String before = "%(a" + (i - 1) + ")s";
      text.append("a").append(i).append(": ").append(before.repeat(16)).append("\n");
    }

    assertThat(problems(text.toString()))
        .contains("x.conf:11: `a9` grows beyond 65536 characters as it is filled in");
  }

  @Test
  void ofADefaultThatCannotBeFilledInIsToldOnce() {
    assertThat(
            problems(
                "[DEFAULT]\nhost: %(x)s\nverbosity: %(x)s\n[vdsm]\n[class a]\n[class b]\n[logging]\n"))
        .hasSize(2);
  }

  private static String value(String text, String key) {
    Ini.Parsed parsed = Ini.read("x.conf", text);
    assertThat(parsed.problems()).isEmpty();
    return parsed.ini().sections().stream()
        .flatMap(section -> section.entries().stream())
        .filter(entry -> entry.is(key))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<String> problems(String text) {
    return Ini.read("x.conf", text).problems().stream().map(ConfigProblem::toString).toList();
  }
}
