package io.ballast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NamePatternPropertyTest {

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?.[\\\n").ofMaxLength(9);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab*?.[\\\n").ofMaxLength(12);
  }

  /** The same pattern as a regular expression. */
  private static Pattern oracle(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toCharArray()) {
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  @Property(tries = 5000)
  void itMatchesAsTheRegularExpressionDoes(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(new NamePattern(pattern).matches(text))
        .isEqualTo(oracle(pattern).matcher(text).matches());
  }

  @Property
  void everyTextFitsItselfAndItsParts(@ForAll("texts") String text) {
    assertThat(new NamePattern(text).matches(text)).isTrue();
    assertThat(new NamePattern("*" + text + "*").matches("<" + text + ">")).isTrue();
    assertThat(new NamePattern(text + "x").matches(text.replace('*', '-'))).isFalse();
  }

  @Example
  void manyStarsDoNotExplode() {
    String text = "a".repeat(5_000);
    boolean fits =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> new NamePattern("*a".repeat(200) + "b").matches(text));
    assertThat(fits).isFalse();
  }
}
