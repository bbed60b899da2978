package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Diagnostic;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kinds of values an expression is known to give, as a sum with nil tells it. */
final class InferredKindsTest {
  private static final String SENTENCE = "\\+ cannot take (.*?)(?: and nil)?\\.";

  /** What is said of the last expression; {@code nothing} where no value comes of it. */
  private static String kinds(String before, String expression) {
    List<Diagnostic> found = Checking.diagnose(before + "\n(+ " + expression + " nil)");
    return found.stream()
        .map(Diagnostic::message)
        .filter(message -> message.matches(SENTENCE) && message.endsWith("nil."))
        .map(message -> message.replaceAll(SENTENCE, "$1"))
        .reduce((first, last) -> last)
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "5 | a number",
        "5.5 | a float",
        "20% | a number",
        "'a' | a string",
        "Host | an entity",
        "Guests | a list",
        "abs | a function",
        "Host.mem_free | a number or nil",
        "Host.ksm_advisor_mode | a string or nil",
        "Host.Stat | a function",
        "Host.nothing | any value",
        "0o9 | nothing",
        "() | nothing",
        "{ 'a' 5.5 } | a float",
        "(< 1 2) | a number",
        "(not 5.5) | a number",
        "(null 'a') | a number",
        "(valid 'a') | a number",
        "(== 'a' 'a') | a number",
        "(/ 4 2) | a float",
        "(<< 1 2) | a number",
        "(floor 2.5) | a number",
        "(len Guests) | a number",
        "(abs 5) | a number",
        "(abs (< 1 2)) | a number",
        "(abs 5.5) | a float",
        "(abs Host.mem_free) | a number",
        "(+ 1 2) | a number",
        "(+ 1 2.5) | a float",
        "(+ 2.5 1) | a float",
        "(+ 'a' 'b') | a string",
        "(+ Guests Guests) | a list",
        "(- 1 2.5) | a float",
        "(- 2.5 1) | a float",
        "(- 1 2) | a number",
        "(- 1.5 2.5) | a float",
        "(* 2 3) | a number",
        "(* 2 2.5) | a float",
        "(* 'a' 2) | a string",
        "(* 2 'a') | a string",
        "(* Guests 2) | a list",
        "(* 2 Guests) | a list",
        "(* (< 1 2) 'a') | a string",
        "(min 1 2.5) | a number",
        "(min 1.5 2.5) | a float",
        "(max 'a' 'b') | a string",
        "(and 1 'a') | a number or a string",
        "(or Guests Host) | a list or an entity",
        "(debug 1 'a') | a string",
        "(nth Guests 0) | any value",
        "(sum Guests g g.shares) | any value",
        "(sort-by Guests g g.shares) | any value",
        "(if Host 1 'a') | a number or a string",
        "(if Host 1 ()) | a number",
        "(if Host 'a' nil) | a string or nil",
        "(with Guests g 1) | a list",
        "(let ((x 'a')) x) | a string",
        "(let ((x 'a') (y x)) 5.5 y) | a string",
        "(def f () 5.5) | a string",
        "(defvar x 5.5) | a float",
        "(defvar 5 5.5) | nothing",
        "(set 5 5.5) | a float",
        "(cond ((null Host) 'a')) | a string or nil",
        "(cond ((null Host) 'a') (else 5.5)) | a float or a string or nil",
        "(Host.SetVar 'a' 1) | nil",
        "(Host.Control 'ksm_run' 1) | nil",
        "(Host.GetVar 'a') | any value",
        "(Host.Prop 'a') | any value",
        "(Host.Stat 'mem_free') | a number or nil",
        "(Host.Stat 'mem_free' 'a') | a number or a string or nil",
        "(Host.Stat 'nothing') | any value",
        "(Host.Stat Host.ksm_advisor_mode) | any value",
        "(Host.Stat) | any value",
        "(Host.nothing) | any value",
        "(- 1) | nothing",
        "(+ 'a' 1) | nothing",
        "(abs 'a') | nothing",
        "(- 1 ()) | nothing",
        "(if Host 1) | nothing",
        "(5) | nothing",
        "(Host) | nothing",
        "(unknown 5) | nothing",
      })
  void anExpressionGives(String expression, String kinds) {
    assertThat(kinds("", expression.replace('\'', '"'))).isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(defvar x 1) | x | a number",
        "(defvar x 1) (set x 'a') | x | a number or a string",
        "(defvar x 1) (setq x 'a') | x | a number or a string",
        "(defvar x 1) | (defvar x 'a') | a number or a string",
        "(let ((x 1)) (set x nil)) | (let ((x 5)) x) | a number or nil",
        "(set x 1) | x | a number",
        "(def f (p) p) (f 1) | (f 'a') | a number or a string",
        "(def f (p) p) | (f 'a') | a string",
        "(def f (p) p) | f | nothing",
        "(def f (p q) q) | (f 'a' 5.5) | a float",
        "(def f (p q) p) | (f 'a' 5.5) | a string",
        "(def f (p) p) (def f (p q) q) | (f 'a') | a string",
        "(def f (p) 1) (def f (p) 'a') | (f 5) | a number or a string",
        "(def f (p) (if p (f (- p 1)) 'a')) | (f 3) | a string",
        "(def f () (g)) (def g () (h)) (def h () 5.5) | (f) | a float",
        "(def f () (f)) | (f) | nothing",
        "(def f () x) (defvar x (with Guests g 1)) | (f) | a list",
        "(defvar a b) (defvar b c) (defvar c 'a') | a | a string",
        "(defvar f abs) | (f 5) | any value",
        "(let ((f abs)) (f (defvar x 'a'))) | x | a string",
        "(let ((abs 5)) (abs (defvar x 'a'))) | x | a string",
        "(def f (p) p) (let ((f 5)) (f 5.5)) | (f 5.5) | any value",
        "(def sum (p) p) | (sum 'a') | any value",
        "(def len (p) p) | (len 'a') | a number or a string",
        "(def clamp (p) 'a') | (clamp 5) | a string",
        "(def a.b (p) 5.5) (a.b 'a') | p | a string",
        "(def a.b (p) p) (a.b 'a') | p | a string",
        "(def f ((p)) p) (f 'a') | (f 1) | nothing",
        "(with Guests g (defvar x g)) | x | an entity",
        "(with Guests g (defvar x g.shares)) | x | a number or nil",
        "(with Guests g (defvar x g.paused)) | x | a number or nil",
        "(with Guests g (defvar x g.note)) | x | any value",
        "(with Guests g (with g.io_tune d (defvar x d))) | x | an entity",
        "(with Guests g (with g.io_tune d (defvar x d.path))) | x | a string or nil",
        "(with Guests g (with g.io_tune d (defvar x (d.setLimit 5)))) | x | any value",
        "(with Guests g (defvar x g.io_tune)) | x | a list or an entity or nil",
        "(sort-by Guests g (defvar x g)) | x | an entity",
        "(defvar l (with Guests g 1)) (with l n (defvar x n)) | x | any value",
        "(share-out 5 Guests g 0 nil 1 s (defvar x s)) | x | any value",
        "(share-out 5 Guests g 0 nil 1 s (defvar x g)) | x | an entity",
        "(with 5 g (defvar x 'a')) | x | a string",
        "(cond ((defvar x 'a') 1) ((defvar y 5.5) 2)) | y | a float",
        "(cond ((null Host) (defvar x 'a'))) | x | a string",
        "(if (defvar x 5.5) (defvar y 'a') (defvar z Host)) | x | a float",
        "(if (defvar x 5.5) (defvar y 'a') (defvar z Host)) | y | a string",
        "(if (defvar x 5.5) (defvar y 'a') (defvar z Host)) | z | an entity",
        "(Host (defvar x 'a')) | x | a string",
        "(- (defvar x 'a')) | x | a string",
        "(Host.Prop (defvar x 'a')) | x | a string",
        "(let ((x 1 2) (y 'a')) y) | y | a string",
      })
  void aProgramMakesAName(String before, String expression, String kinds) {
    assertThat(kinds(before.replace('\'', '"'), expression.replace('\'', '"'))).isEqualTo(kinds);
  }
}
