package io.ballast.tools.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CoverageCountTest {
  private static List<String> gaps(String text) {
    return Looked.at(text).coverage().getFirst().gaps().stream()
        .map(gap -> Excerpt.of(gap, 80))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "(def f (x y) (+ x y)) (f 1 2)",
        "(defvar a 1) (set a 2)",
        "(let ((a 1) (b a)) (+ a b))",
        "(with Guests g { g.size })",
        "[+ 1 2]",
        "(and 0 1)",
        "(sum Guests g g.size)",
        "(share-out 9 Guests g 1 nil 1 share (+ share 1))",
        "(because \"why\" 1)",
      })
  void namesThatAreBoundAreNoGaps(String text) {
    assertThat(gaps(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(if 1 2 3)|3",
        "(if 0 2 3)|2",
        "(if 1 nil Host)|Host",
        "(if 0 (f (+ 1 2)) 3)|(f (+ 1 2))",
        "(def f (x) (+ x 1))|(+ x 1)",
        "{ (/ 1 0) 2 }|2",
        "(/ 1 0) (+ 1 2)|(+ 1 2)",
        "(with Guests g (if (== g.size 3) (g.Prop \"name\") 0))|(g.Prop \"name\")",
        "(let ((a (if 1 2 3))) a)|3",
        "(cond (0 1) (else 2))|1",
      })
  void onlyTheOutermostExpressionIsAGap(String text, String gap) {
    assertThat(gaps(text)).containsExactly(gap);
  }

  @Test
  void allExpressionsOfAGapCount() {
    Covered covered = Looked.at("(if 1 2 (+ 1 (* 2 3)))").coverage().getFirst();
    assertThat(covered.evaluated()).as("if, 1, 2").isEqualTo(3);
    assertThat(covered.expressions()).as("and +, 1, *, 2, 3").isEqualTo(8);
    assertThat(covered.percent()).isEqualTo(37);
  }

  @Test
  void eachFileIsCountedForItself() {
    Source source =
        new Source(List.of(new Source.Part("a", "(if 1 2 3)"), new Source.Part("b", "1\n(f)")));
    List<Covered> covered = Looked.at(source).coverage();
    assertThat(covered).extracting(Covered::file).containsExactly("a", "b");
    assertThat(covered).extracting(Covered::percent).containsExactly(75, 100);
  }
}
