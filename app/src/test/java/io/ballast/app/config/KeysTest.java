package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class KeysTest {

  /** A line of {@code keys.txt}: a value of a key, and what becomes of it. */
  record Row(String section, String key, String value, String outcome) {
    static Row of(String line) {
      String[] cells = line.split("\\|", -1);
      return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip());
    }

    boolean refused() {
      return outcome.startsWith("! ");
    }

    String text() {
      return "[%s]\n%s: %s\n".formatted(section, key, value);
    }

    boolean isFor(ConfigKey<?, ?> declared) {
      return key.equals(declared.name())
          && SectionKind.of(section).orElseThrow().kind() == declared.section();
    }
  }

  static Stream<Row> rows() throws IOException {
    return Files.readAllLines(Cases.FOLDER.resolve("keys.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void valueIsReadOrRefused(Row row) {
    if (row.refused()) {
      assertThat(Cases.errors(row.text()))
          .singleElement()
          .asString()
          .startsWith("ballast.conf:2: ")
          .contains(row.outcome().substring(2));
    } else {
      assertThat(written(row)).contains(row.outcome());
    }
  }

  private static List<String> written(Row row) {
    String text = ConfigText.render(Cases.loaded(row.text()));
    return Ini.parse("written", text).ini().sections().stream()
        .filter(section -> section.name().equals(row.section()))
        .flatMap(section -> section.entries().stream())
        .filter(entry -> entry.key().equals(row.key()))
        .map(Ini.Entry::value)
        .toList();
  }

  @Test
  void everyKeyHasARowWithAValueThatIsNotItsDefault() throws IOException {
    List<Row> accepted = rows().filter(row -> !row.refused()).toList();

    assertThat(Keys.ALL)
        .allSatisfy(
            key ->
                assertThat(accepted)
                    .as(key.name())
                    .anyMatch(row -> row.isFor(key) && !row.outcome().equals(key.defaultText())));
  }

  @Test
  void everyDefaultReadsAsItself() throws BadValue {
    for (ConfigKey<?, ?> key : Keys.ALL) {
      assertThat(readDefault(key)).as(key.name()).isEqualTo(key.defaultText());
    }
  }

  private static <T> String readDefault(ConfigKey<?, T> key) throws BadValue {
    return key.type().render(key.type().parse(key.defaultText(), Cases.BASE));
  }

  @Test
  void noKeyIsDeclaredTwice() {
    assertThat(Keys.ALL.stream().map(key -> key.section() + " " + key.name()))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(40);
  }
}
