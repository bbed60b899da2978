package io.ballast.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamePatternTest {

  @Test
  void starQuestionMarkAndTheRest() {
    NamePattern pattern = new NamePattern("web-*.?");

    assertThat(pattern.matches("web-1.a")).isTrue();
    assertThat(pattern.matches("web-.a")).isTrue();
    assertThat(pattern.matches("web-1xa")).isFalse();
    assertThat(pattern.matches("WEB-1.a")).isFalse();
  }

  @Test
  void manyStarsTakeNoLongTime() {
    assertThat(new NamePattern("*a".repeat(500) + "b").matches("a".repeat(5_000))).isFalse();
  }
}
