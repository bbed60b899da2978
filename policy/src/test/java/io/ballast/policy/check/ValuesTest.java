package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ballast.policy.syntax.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kinds of values, followed through programs. */
final class ValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(+ \"a\" \"b\") (* \"a\" 3) (* 3 Guests) (+ Guests Guests) (+ 1 (== 1 1))",
        "(< \"a\" \"b\") (< Guests Guests) (== nil 1) (!= Host \"a\") (min nil) (max \"a\")",
        "(+ 1 (Host.GetVar \"x\")) (< (Host.Prop \"uuid\") 1) (+ Host.mem_free 1)",
        "(defvar x nil) (set x 5) (+ x 1)",
        "(defvar x \"a\") (if (== x 1) (set x 1) 0) (< x 2)",
        "(def f (x) (+ x 1)) (if Host (f 1) (f \"a\"))",
        "(def never (x) (+ x \"a\"))",
        "(def f (x) (if x (f (- x 1)) nil)) (== (f 3) nil)",
        "(defvar l (with Guests g g.shares)) (with l n (+ n 1))",
        "(with Guests g (with g.io_tune d (debug d.path)))",
        "(let ((f abs)) (f -1)) (let ((m Host.Stat)) (m \"mem_free\"))",
        "(<< 1 2) (>> (== 1 1) 0) (abs (== 1 2))",
        "(Host.Control \"ksm_run\" (== 1 1)) (Host.Control \"ksm_run\" -1)",
        "(with Guests g (g.Control \"balloon_target\" g.balloon_cur))",
        "(/ 1 Host.cpu_count) (/ 0 1)",
      })
  void whatMayWorkIsNotReported(String text) {
    assertThat(Checking.diagnose(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(+ 1 \"a\")|P0401|+ cannot take a number and a string.",
        "(< 1 nil)|P0401|< cannot take a number and nil.",
        "(with Guests g (> g 5))|P0401|> cannot take an entity and a number.",
        "(max 1 \"a\" 2)|P0401|max cannot take a number and a string.",
        "(<< 1.5 2)|P0401|<< cannot take a float and a number.",
        "(* \"a\" 1.5)|P0401|* cannot take a string and a float.",
        "(- Host.ksm_advisor_mode 1)|P0401|- cannot take a string or nil and a number.",
        "(abs Guests)|P0401|abs cannot take a list.",
        "(+ 1 (Host.SetVar \"x\" 1))|P0401|+ cannot take a number and nil.",
        "(+ 1 (def f () 1))|P0401|+ cannot take a number and a string.",
        "(defvar x \"a\") (+ x 1)|P0401|+ cannot take a string and a number.",
        "(def f (x) (+ x 1)) (f \"a\")|P0401|+ cannot take a string and a number.",
        "(def f () \"a\") (+ 1 (f))|P0401|+ cannot take a number and a string.",
        "(- (and \"a\" \"b\") 1)|P0401|- cannot take a string and a number.",
        "(with Host h 1)|P0402|with takes a list, and Host is an entity.",
        "(defvar x 5) (with x y 1)|P0402|with takes a list, and x is a number.",
        "(with Host.mem_free y 1)|P0402|with takes a list, and Host.mem_free is a number or nil.",
        "(defvar x 5) (x 1)|P0303|x is a number and cannot be called.",
        "(Host.Stat 5)|P0404|A name must be a string, not a number.",
        "(/ 5 0)|P0405|Division by zero.",
        "(with Guests g (/ g.shares 0.0))|P0405|Division by zero.",
        "(Host.Control \"ksm_run\" nil)|P0403|ksm_run takes a number, and nil is nil: it is"
            + " dropped in each cycle.",
        "(with Guests g (g.Control \"balloon_target\" g))|P0403|balloon_target takes a number, and"
            + " g is an entity: it is dropped in each cycle.",
        "(with Guests g (g.Control \"balloon_target\" -5))|P0403|balloon_target is in KiB, of which"
            + " there is nothing below 0.",
        "(if 0 1 2)|P0701|This is never evaluated: 0 is always false.",
        "(if (not nil) 1 2)|P0701|This is never evaluated: (not nil) is always true.",
      })
  void whatCannotWorkIs(String text, String code, String message) {
    List<Diagnostic> found = Checking.diagnose(text);
    assertThat(found)
        .extracting(each -> each.code().number(), Diagnostic::message)
        .containsExactly(tuple(code, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(+ 1 nil)|true",
        "(def f () (+ 1 nil)) (f)|true",
        "{ (let ((a 1)) (+ a nil)) }|true",
        "(and 0 (+ 1 nil))|true",
        "(def f () (+ 1 nil))|false",
        "(if Host (+ 1 nil) 0)|false",
        "(with Guests g (+ 1 nil))|false",
        "(with Host h 1)|true",
        "(if Host (with Host h 1) 0)|false",
        "(/ 1 0)|true",
        "(Host.Control \"ksm_run\" nil)|false",
      })
  void onlyWhatEveryEvaluationReachesIsAnError(String text, boolean error) {
    assertThat(Checking.diagnose(text)).singleElement().matches(it -> it.isError() == error);
  }
}
