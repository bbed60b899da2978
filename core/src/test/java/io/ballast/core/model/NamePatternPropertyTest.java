package io.ballast.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

final class NamePatternPropertyTest {

  @Property(tries = 2_000)
  void matchesLikeTheRegularExpression(
      @ForAll @Chars({'a', 'b', '*', '?', '.'}) @StringLength(max = 8) String pattern,
      @ForAll @Chars({'a', 'b', '.'}) @StringLength(max = 10) String name) {
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote("" + (char) c))
            .collect(Collectors.joining());

    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(name.matches(regex));
  }
}
