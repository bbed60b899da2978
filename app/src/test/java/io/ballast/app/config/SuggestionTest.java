package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final List<String> NAMES = List.of("policy", "policy-dir", "controllers");

  @Test
  void nearNameIsSuggested() {
    assertThat(Suggestion.sentence("contollers", NAMES)).isEqualTo("; did you mean `controllers`?");
    assertThat(Suggestion.sentence("POLICYDIR", NAMES)).isEqualTo("; did you mean `policy-dir`?");
  }

  @Test
  void farNameIsNot() {
    assertThat(Suggestion.sentence("interval", NAMES)).isEmpty();
    assertThat(Suggestion.sentence("x", List.of())).isEmpty();
  }
}
