package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConformanceTest {

  private static final Path CASES =
      Path.of(System.getProperty("ballast.root", ".."), "cases", "policy");

  private static final String ENTITIES =
      "\"host\": {\"properties\": {}, \"variables\": {}, \"fields\": [\"free\"],"
          + " \"statistics\": [{\"free\": 1}, {\"free\": 2}]},"
          + " \"guests\": [{\"properties\": {}, \"variables\": {\"v\": 3}, \"fields\": [],"
          + " \"statistics\": []}]";

  private final List<String> report = new ArrayList<>();

  private Conformance.Counts run(Stream<String> lines) {
    return new Conformance(System::nanoTime).run(lines, report::add);
  }

  private Conformance.Counts run(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return run(lines);
    }
  }

  private Conformance.Counts run(String policy, String expect) {
    return run(
        Stream.of(
            "{\"name\": \"one\", \"policy\": \"%s\", %s, \"expect\": %s}"
                .formatted(policy, ENTITIES, expect)));
  }

  private static String gives(String results) {
    return "{\"parse\": \"ok\", \"evaluate\": true, \"results\": "
        + results
        + ", \"host\": {\"controls\": {}},"
        + " \"guests\": [{\"controls\": {}, \"variables\": {\"v\": 3}}]}";
  }

  @Test
  void theWholeCorpusPasses() throws IOException {
    run(CASES.resolve("conformance/policy-language.jsonl"));
    assertThat(report).containsExactly("1467 passed, 0 failed");
  }

  @Test
  void arithmeticIsAsPythonDoesIt() throws IOException {
    run(CASES.resolve("arithmetic/python.jsonl"));
    assertThat(report).containsExactly("400 passed, 0 failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1|[1.0]",
        "1.0|[1]",
        "1|[2]",
        "1|[1, 1]",
        "1 2|[1]",
        "nil|[false]",
        "(== 1 1)|[1]",
        "(- 0.0 0.0)|[-0.0]",
        "(* 1e308 10)|[1e308]",
        "Host|[{\"entity\": \"guest\", \"index\": 0}]",
        "Guests|[[{\"entity\": \"guest\", \"index\": 1}]]",
        "9007199254740993|[9007199254740992]",
        "(Host.Stat 'free')|[1]",
      })
  void aWrongResultIsAFailure(String policy, String results) {
    assertThat(run(policy, gives(results))).isEqualTo(new Conformance.Counts(0, 1));
    assertThat(report.getFirst())
        .startsWith("FAIL one\n  policy:   \"")
        .contains("\n  expected: {\"results\":[")
        .contains("\n  actual:   {\"results\":[");
    assertThat(report.getLast()).isEqualTo("0 passed, 1 failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1|[1]",
        "(Host.Stat 'free')|[2]",
        "(* 1e308 10)|[{\"float\": \"inf\"}]",
        "(- 0 (* 1e308 10))|[{\"float\": \"-inf\"}]",
        "Guests|[[{\"entity\": \"guest\", \"index\": 0}]]",
        "(* 12345678901234567890 1.0)|[1.2345678901234567e+19]",
      })
  void aRightResultPasses(String policy, String results) {
    assertThat(run(policy, gives(results))).isEqualTo(new Conformance.Counts(1, 0));
    assertThat(report).containsExactly("1 passed, 0 failed");
  }

  @Test
  void controlsAndVariablesAreCompared() {
    assertThat(run("(Host.Control 'k' 1)", gives("[null]")).failed()).isEqualTo(1);
    assertThat(run("(with Guests g (g.SetVar 'v' 4))", gives("[[null]]")).failed()).isEqualTo(1);
    assertThat(run("(with Guests g (g.Control 'k' 4))", gives("[[null]]")).failed()).isEqualTo(1);
  }

  @Test
  void aFailureMustHappenAndInItsPlace() {
    String within =
        "{\"parse\": \"ok\", \"evaluate\": false, \"error\": \"E\", \"within\": \"%s\"}";
    String guest = within.formatted("guest");
    String cycle = within.formatted("cycle");
    assertThat(run("(with Guests g (/ 1 0))", guest).passed()).isEqualTo(1);
    assertThat(run("(with Guests g (/ 1 0))", cycle).failed()).isEqualTo(1);
    assertThat(run("(/ 1 0)", cycle).passed()).isEqualTo(1);
    assertThat(run("(/ 1 0)", guest).failed()).isEqualTo(1);
    assertThat(run("(/ 1 1)", cycle).failed()).isEqualTo(1);
    assertThat(run("(/ 1", cycle).failed()).isEqualTo(1);
    assertThat(run("(/ 1", "{\"parse\": \"error\"}").passed()).isEqualTo(1);
    assertThat(run("(/ 1 1)", "{\"parse\": \"error\"}").failed()).isEqualTo(1);
  }

  @Test
  void theLoadCheckMustFindNoErrorInWhatRuns() {
    assertThat(run("unknown", gives("[1]")).failed()).isEqualTo(1);
    assertThat(report.getFirst()).contains("rejected by the load check: one:1:1:");
  }

  @Test
  void linesThatAreNoVectorsFailWithASentence() {
    assertThat(run(Stream.of("", "nonsense", "[]", "{}", "{\"policy\": \"1\"}", "  ")))
        .isEqualTo(new Conformance.Counts(0, 4));
    assertThat(report).allMatch(line -> line.length() < 300);
    assertThat(report.getFirst()).startsWith("FAIL line 2: This is not JSON (line 1, column ");
  }
}
