package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Printer;
import io.ballast.policy.syntax.Source;
import io.ballast.policy.vocabulary.EntityType;
import io.ballast.policy.vocabulary.Vocabulary;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckerTest {

  private static final Vocabulary BARE =
      Vocabulary.of(
          EntityType.of("host", false, List.of(), List.of()),
          EntityType.of("guest", true, List.of(), List.of()));

  private static List<Diagnostic> check(String text) {
    ParseResult parsed = Parser.parse(Source.of("p", text));
    assertThat(parsed.diagnostics()).isEmpty();
    return Checker.check(parsed.program(), BARE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(late) (def late () 1)",
        "(if Host late 1) (defvar late 1)",
        "(def f (a) a) (def f (a b) b) (f 1) (f 1 2)",
        "(defvar min 5) (min)",
        "(let ((f abs)) (f 1 2 3))",
        "(def f (g) (g 1)) (f abs)",
        "(def a.b (x) x) (a.b 1)",
        "(defvar a.b 1) (set a.b 2)",
        "(def f (quest) guest) (with Guests guest (f guest))",
        "(Host.Control \"whatever\" 1)",
        "nil (null) (valid) abs debug",
      })
  void whatMayWorkIsNotReported(String text) {
    assertThat(check(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(if ", "{", "(let ((a ", "(+ 1 ", "(with Guests g ", "(def f () "})
  void deepNestingFitsTheDefaultStack(String opening) throws InterruptedException {
    int brackets = (int) opening.chars().filter(c -> "([{".indexOf(c) >= 0).count();
    int deep = Parser.DEEPEST / brackets;
    String closing =
        switch (opening) {
          case "(if " -> " 1 1)";
          case "{" -> "}";
          case "(let ((a " -> ")) a)";
          default -> ")";
        };
    String text = opening.repeat(deep) + "1" + closing.repeat(deep);
    AtomicReference<Object> outcome = new AtomicReference<>("nothing");
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                outcome.set(check(text).size());
                outcome.set(Printer.print(Parser.parse(Source.of("p", text)).program()).length());
              } catch (StackOverflowError e) {
                outcome.set(e);
              }
            },
            "default stack",
            1L << 20);
    thread.start();
    thread.join();
    assertThat(outcome.get()).isInstanceOf(Integer.class);
  }

  @Test
  void reportsAreBoundedButNeverLoseTheOnlyError() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("(if 0 unknown").append(i).append(" 1) ");
    }
    assertThat(check(text.toString())).hasSize(1_000).noneMatch(Diagnostic::isError);
    assertThat(check(text + "unknown")).hasSize(1_001).anyMatch(Diagnostic::isError);
  }

  @Test
  void aLongNameMakesNoLongMessage() {
    assertThat(check("x".repeat(100_000)).getFirst().message()).hasSizeLessThan(400);
  }

  @Test
  void recursionIsWalkedOnce() {
    assertThat(check("(def f (n) (if n (f n) unknown)) (def g () { (f 1) (g) }) (g)"))
        .singleElement()
        .matches(diagnostic -> !diagnostic.isError());
  }
}
