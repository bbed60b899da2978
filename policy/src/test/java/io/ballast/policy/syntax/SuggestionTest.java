package io.ballast.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {

  @ParameterizedTest
  @CsvSource({
    "kitten,sitting,3",
    "ballon_cur,balloon_cur,1",
    "ab,ba,1",
    "HOST,host,0",
    "'',abc,3",
    "abc,'',3",
    "same,same,0"
  })
  void theDistanceCountsEdits(String one, String other, int distance) {
    assertThat(Suggestion.distance(one, other)).isEqualTo(distance);
    assertThat(Suggestion.distance(other, one)).isEqualTo(distance);
  }

  @Test
  void theNearestWordIsSuggestedIfItIsNearEnough() {
    List<String> known = List.of("balloon_max", "balloon_cur", "mem_free");
    assertThat(Suggestion.nearest("ballon_cur", known)).isEqualTo("balloon_cur");
    assertThat(Suggestion.nearest("swap", known)).isNull();
    assertThat(Suggestion.nearest("mem_free", known)).isNull();
    assertThat(Suggestion.hint("mem_fre", known)).isEqualTo("Did you mean \"mem_free\"?");
  }

  @Test
  void hugeWordsAreNotCompared() {
    String huge = "x".repeat(1_000_000);
    assertThat(Suggestion.nearest(huge, List.of(huge + "y"))).isNull();
  }
}
