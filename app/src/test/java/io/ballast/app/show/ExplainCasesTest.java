package io.ballast.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Policies;
import io.ballast.core.explain.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every folder of {@code cases/explain}, as text and as JSON. {@code -Dupdate=true} rewrites what
 * does not fit, and the test still fails.
 */
class ExplainCasesTest {
  private static final int WIDTH = 100;

  static List<ExplainCase> cases() throws IOException {
    return ExplainCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void explainsAsExpected(ExplainCase one) throws IOException, Policies.Rejected {
    Explanation explanation = one.play();
    String text = ExplanationText.of(explanation, WIDTH, ZoneOffset.UTC);
    String json = ExplanationJson.of(explanation);
    assertThat(json).doesNotContain("\n", "\u001b");
    boolean holds = holds(one.file("expected.txt"), text);
    assertThat(holds(one.file("expected.json"), pretty(json)) && holds)
        .as("%s:%n%s", one, text)
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noLineIsWiderThanAsked(ExplainCase one) throws IOException, Policies.Rejected {
    Explanation explanation = one.play();
    for (int width : new int[] {1, 40, 60, 100}) {
      assertThat(ExplanationText.of(explanation, width, ZoneOffset.UTC).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(40, width)));
    }
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(14);
  }

  /** For people who read differences: one field a line. */
  private static String pretty(String json) {
    JsonMapper mapper = new JsonMapper();
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)) + "\n";
  }

  private static boolean holds(Path file, String text) throws IOException {
    boolean same = Files.exists(file) && Files.readString(file).equals(text);
    if (!same && Boolean.getBoolean("update")) {
      Files.writeString(file, text);
    }
    return same;
  }
}
