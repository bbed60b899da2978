package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.codes.Code;
import io.ballast.policy.codes.Code.When;
import io.ballast.policy.codes.Codes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CodesTest {

  static Stream<Code> all() {
    return Codes.all().stream();
  }

  static Stream<Code> found() {
    return all().filter(code -> code.when() == When.LOADING);
  }

  @Test
  void numbersAndNamesAreUniqueAndNumbersInOrder() {
    assertThat(all().map(Code::slug)).doesNotHaveDuplicates();
    assertThat(all().map(Code::number))
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(number -> number.matches("P0\\d{3}"));
  }

  @ParameterizedTest
  @MethodSource("found")
  void theBadExampleHasExactlyThisProblem(Code code) {
    assertThat(Checking.codes(code.bad())).isEqualTo(List.of(code.number()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theGoodExampleHasNone(Code code) {
    assertThat(Checking.diagnose(code.good())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatPeopleReadIsSentences(Code code) {
    assertThat(code.title()).matches("[A-Z].*[.]").hasSizeLessThan(100);
    assertThat(code.explanation()).matches("(?s)\\S.*[.]");
    assertThat(Codes.of(code.number().toLowerCase(Locale.ROOT))).contains(code);
    assertThat(Codes.of(code.slug())).contains(code);
  }

  @Test
  void aWordThatIsNoCodeIsNone() {
    assertThat(Codes.of("P0999")).isEmpty();
  }
}
