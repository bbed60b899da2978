package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners that the conformance corpus does not reach. */
final class LanguageTest {

  private final Run run = new Run();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(defvar nil 5) (let ((nil 6)) nil) | nil",
        "(defvar nil 5) (set nil 6) | 6",
        "(defvar abs 5) | abs",
        "(let ((abs min)) 1) | error: There is no variable or field min.",
        "(defvar m abs) (m -2) | 2",
        "512MiB | 524288",
        "1.5GiB | 1572864.0",
        "-3KiB | -3",
        "20% | 0.2",
        "(* 20% 50) | 10.0",
        "250ms | 250",
        "2e3us | 2000.0",
        "7B | 7",
        "(defvar ms 2) (+ 5ms) | 7",
        "(defvar m debug) (m 1 2) | 2",
        "(defvar m abs) (m (set m -5)) | 5",
        "(def f (x) 1) (f (def f (x) 2)) | 1",
        "(def f (x) 1) (f (def f (x) 2)) (f 0) | 2",
        "(def f (x y) (+ x y)) (f (defvar y 3) 4) | 6",
        "(def f (x) 1) (f (defvar z 3)) z | error: There is no variable or field z.",
        "(def a.b (x) (+ x 1)) (a.b 1) | 2",
        "(def Host.Grow (x) x) (Host.Grow 7) | 7",
        "(def Host.Control (a b) 7) (Host.Control \"x\" 1) | nil",
        "(def if (x) 9) (if 1 2 3) | 2",
        "(defvar a.b 1) (set a.b 2) | 2",
        "(defvar a.b 1) (defvar a.b 2) | 1",
        "(set Host.free 2) | error: There is no variable Host.free to set; defvar makes one.",
        "(let ((Host 3)) Host.free) | 100",
        "(let ((Host 3)) Host) | 3",
        "Host.free.more.and.more | 100",
        "(Host.Prop.more \"name\") | host",
        "(defvar h Host) h.free | 100",
        "(defvar f Host.GetVar) (f \"kept\") | 7",
        "(with Guests g (let ((h g)) h.size)) | (1 2 3)",
        "(let [[a 1]] a) | 1",
        "(def f [x] x) (f 4) | 4",
        "(if 0 (if 1 2) 3) | 3",
        "(if 0 0o8 3) | 3",
        "(let ((a 1)) (defvar a 2) (set a (+ a 5)) a) | 6",
        "(defvar x 1) (def f () x) (let ((x 2)) (f)) | 2",
        "(with Guests g (let ((g 1)) g)) | (1 1 1)",
        "(with nil g 1) | error: nil is nil; with takes a list.",
        "(with Host g 1) | error: Host is an entity; with takes a list.",
        "(defvar s \"abc\") (with s c c) | error: s is a string; with takes a list.",
        "(+ Host 1) | error: + cannot take an entity and an integer.",
        "(Host.SetVar 5 1) | error: A name must be a string, not an integer.",
        "(Host.Stat \"nope\" 5) | error: A host has no field \"nope\".",
        "(Host.Stat \"disks\") | (disk host-disk)",
        "(== Host.Prop Host.Prop) | true",
        "(== abs abs) | true",
        "(== abs debug) | false",
        "(null abs) | false",
        "(defvar x (- (* 1e308 10) (* 1e308 10))) (== x x) | false",
        "(defvar x (- (* 1e308 10) (* 1e308 10))) (defvar l (with Guests g x)) (== l l) | true",
        "(let ((a (set x 1))) 2) | error: There is no variable x to set; defvar makes one.",
        "(let { (a 1) } a) | error: The bindings of a let are a list in round brackets.",
        "(def f {a} a) | error: The parameters of a function are a list in round brackets.",
        "((+ 1 2)) | error: A list begins with the name of what it calls.",
      })
  void aProgramGives(String text, String expected) {
    assertThat(run.last(text)).isEqualTo(expected);
  }

  @Test
  void anUnknownMemberOfAnObjectIsAnError() {
    Evaluation it = run.run("(with Guests g (with g.disks d (d.Prop \"x\")))");
    assertThat(Run.failure(it).message()).isEqualTo("There is no function d.Prop.");
  }

  @Test
  void aSetterIsAWishOfItsObject() {
    Evaluation it =
        run.run("(with Guests g (with g.disks d { (d.setLimit 1) (d.setLimit g.size) }))");
    assertThat(Run.wishes(it))
        .containsExactly("a-disk.setLimit=1", "b-disk.setLimit=2", "c-disk.setLimit=3");
  }

  @Test
  void theLastWishForAControlCounts() {
    Evaluation it = run.run("(Host.Control \"k\" 1) (Host.Control \"j\" 2) (Host.Control \"k\" 3)");
    assertThat(Run.wishes(it)).containsExactly("host.k=3", "host.j=2");
    assertThat(it.wishes().getFirst().place().start()).isEqualTo(42);
  }

  @Test
  void eachEvaluationStartsFresh() {
    run.run("(defvar a 1) (def f () 1) (Host.SetVar \"v\" 1)");
    assertThat(run.last("(Host.GetVar \"v\")")).isEqualTo("nil");
    assertThat(run.last("a")).startsWith("error");
    assertThat(run.last("(f)")).startsWith("error");
  }

  @Test
  void theProblemNamesTheInnermostExpression() {
    Problem problem = Run.failure(run.run("(+ 1 (* 2 (/ 3 0)))"));
    assertThat(problem.place().start()).isEqualTo(10);
    assertThat(problem.place().end()).isEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource({
    "1.9, 1",
    "-1.9, -1",
    "5, 5",
    "(== 1 1), 1",
    "1e22, 10000000000000000000000",
    "-0.5, 0"
  })
  void aNumericControlIsTruncatedTowardZero(String text, String expected) {
    Value value = run.run(text).results().getFirst();
    assertThat(Delivery.ofNumber(value)).isEqualTo(new Delivery.Number(new BigInteger(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nil", "(* 1e308 10)", "(- (* 1e308 10) (* 1e308 10))", "\"5\"", "Host", "abs"})
  void whatIsNoFiniteNumberIsDropped(String text) {
    Value value = run.run(text).results().getFirst();
    assertThat(Delivery.ofNumber(value)).isInstanceOf(Delivery.Dropped.class);
  }
}
