package io.ballast.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;

final class IniPropertyTest {

  @Property(tries = 300)
  void anyTextIsReadOrRefused(
      @ForAll
          @Chars({'[', ']', ':', '=', '#', ';', ' ', '\n', '\t', '%'})
          @CharRange(from = 'a', to = 'c')
          String text) {
    Ini.Parsed parsed = Ini.parse("x.conf", text);

    assertThat(parsed.ini().sections()).doesNotContainNull();
    assertThat(parsed.problems()).allSatisfy(p -> assertThat(p.place().line()).isPositive());
  }
}
