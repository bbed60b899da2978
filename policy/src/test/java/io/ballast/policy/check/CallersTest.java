package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that only some ways through a program bind. */
final class CallersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(def f () g.balloon_cur) (with Guests g (f))",
        "(def f () x) (let ((x 1)) (f))",
        "(def f () x) (defvar x 1) (f)",
        "(def f () x) (if Host { (defvar x 1) } 0) (f)",
        "(def f () { (defvar x 1) (h) }) (def h () x) (f)",
        "(def f (x) (h)) (def h () (i)) (def i () x) (f 1)",
        "(def never () x) (let ((x 1)) x)",
        "(def f () (f)) (def h () { (h) x }) (let ((x 1)) x)",
        "(def f (x y) (+ x y)) (f 1 x)",
        "(def f (x) y) (f (defvar y 1))",
        "(let ((a 1) (b a)) b)",
        "(def f () (set x 1)) (let ((x 0)) (f))",
        "(def a (f) (f 1)) (def f () x) (let ((x 1)) 1) (a abs)",
      })
  void whatIsBoundOnEveryWayIsNotReported(String text) {
    assertThat(Checking.diagnose(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(def f () x) (let ((x 1)) (f)) (f) |P0203|x is bound when the outermost level (line 1)"
            + " calls this, not when the outermost level (line 1) calls this.",
        "(def f () x) (def a (x) (f)) (def b () (f)) (a 1) (b)|P0203|x is bound when a (line 1)"
            + " calls this, not when the outermost level (line 1) calls b.",
        "(def f () x) (let ((x 1)) 1) (f)|P0204|Nothing that calls f binds x, such as the"
            + " outermost level (line 1).",
        "(let ((x 1)) 1) x|P0204|There is no variable x here: it is bound in other scopes only.",
        "(let ((x 1)) 1) (set x 2)|P0204|There is no variable x here: it is bound in other scopes"
            + " only.",
        "(def init () (defvar x 1)) (init) x|P0204|There is no variable x here: it is bound in"
            + " other scopes only.",
        "(def f () (with x y y)) (let ((x Guests)) (f)) (f)|P0203|x is bound when the outermost"
            + " level (line 1) calls this, not when the outermost level (line 1) calls this.",
      })
  void whatSomeWaysDoNotBindIsAWarning(String text, String code, String message) {
    List<Diagnostic> found = Checking.diagnose(text);
    assertThat(found).noneMatch(Diagnostic::isError);
    assertThat(found)
        .extracting(each -> each.code().number(), Diagnostic::message)
        .containsExactly(tuple(code, message));
  }

  @Test
  void oneNameOfOneFunctionIsToldOnce() {
    assertThat(Checking.codes("(def f () (+ x (+ x y))) (let ((x 1) (y 1)) 1) (f)"))
        .containsExactly("P0204", "P0204");
  }

  @Test
  void theOtherPartOfAJoinedTextIsNamed() {
    Source source =
        new Source(
            List.of(
                new Source.Part("one", "(def f () x)"),
                new Source.Part("two", "\n(let ((x 1)) 1)\n(f)")));
    assertThat(Checking.diagnose(source).getFirst().message())
        .isEqualTo("Nothing that calls f binds x, such as the outermost level (two, line 3).");
  }
}
