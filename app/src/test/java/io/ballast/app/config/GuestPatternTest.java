package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GuestPatternTest {

  @Test
  void starQuestionMarkAndTheRest() {
    GuestPattern pattern = new GuestPattern("web-*.?");

    assertThat(pattern.matches("web-1.a")).isTrue();
    assertThat(pattern.matches("web-.a")).isTrue();
    assertThat(pattern.matches("web-1xa")).isFalse();
    assertThat(pattern.matches("WEB-1.a")).isFalse();
  }

  @Test
  void manyStarsTakeNoLongTime() {
    assertThat(new GuestPattern("*a".repeat(500) + "b").matches("a".repeat(5_000))).isFalse();
  }
}
