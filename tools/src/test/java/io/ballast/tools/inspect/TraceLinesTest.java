package io.ballast.tools.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TraceLinesTest {
  @Test
  void eachExpressionStandsUnderTheOneItWasEvaluatedFor() {
    assertThat(Looked.at("(with Guests g\n  (if (> g.size 1) (* 2 g.size) 0))").lines(1, 100))
        .containsExactly(
            "2:3  (if (> g.size 1) (* 2 g.size) 0) = 4",
            "  2:7  (> g.size 1) = true",
            "    2:10  g.size = 2",
            "  2:20  (* 2 g.size) = 4",
            "    2:25  g.size = 2");
  }

  @Test
  void anErrorIsToldWhereItHappened() {
    assertThat(Looked.at("(with Guests g (+ 1 (/ g.size 0)))").lines(0, 100))
        .containsExactly(
            "1:16  (+ 1 (/ g.size 0)) failed",
            "  1:21  (/ g.size 0) failed: Division by zero.",
            "    1:24  g.size = 1");
  }

  @Test
  void whatIsTooLongIsCutFromTheInside() {
    assertThat(Looked.at("(with Guests g (+ (+ g.size g.size) (+ 1 g.size)))").lines(0, 4))
        .containsExactly(
            "1:16  (+ (+ g.size g.size) (+ 1 g.size)) = 4",
            "  1:19  (+ g.size g.size) = 2",
            "  1:37  (+ 1 g.size) = 2",
            "... 3 more lines");
  }

  @Test
  void hostileTextSteersNoTerminal() {
    String text = "(with Guests g (debug \"\u001b[31m\nred\u202e\"))";
    assertThat(Looked.at(text).lines(0, 10))
        .containsExactly("1:16  (debug \"\ufffd[31m red\ufffd\") = \ufffd[31m\ufffdred\ufffd");
  }

  @Test
  void placesNameTheFileWhereThereAreSeveral() {
    Source source =
        new Source(
            List.of(
                new Source.Part("a", "1\n2"), new Source.Part("b", "\n(with Guests g g.size)")));
    assertThat(Looked.at(source).lines(0, 10)).containsExactly("b:2:16  g.size = 1");
  }

  @Test
  void largeExpressionsAreShortened() {
    String text = "(with Guests g (max g.size " + "1234567890 ".repeat(1000) + "))";
    assertThat(Looked.at(text).lines(0, 10).getFirst()).hasSizeLessThan(90).contains("…");
  }
}
