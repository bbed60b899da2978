package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text made to keep the checker busy: it takes a number of steps bounded by the text's size. */
final class BoundsTest {
  private static final int MANY = 10_000;

  private static String each(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining("\n"));
  }

  static Stream<String> hostile() {
    return Stream.of(
        each(MANY, i -> "unknown" + i),
        each(MANY, i -> "x".repeat(90) + i),
        each(MANY, i -> "(def f%d (x) (f%d (+ x 1)))".formatted(i, (i + 1) % MANY)) + "(f0 1)",
        each(MANY, i -> "(def f%d (x) { (f%d x) (f%d (* x y)) })".formatted(i, i + 1, i + 1)),
        each(MANY, i -> "(defvar v%d v%d)".formatted(i, i + 1)),
        each(MANY, i -> "(defvar v%d v%d)".formatted(MANY - i, MANY - i - 1)) + "(defvar v0 5MiB)",
        "{" + each(MANY, i -> "(defvar v%d v%d)".formatted(i, i + 1)) + "(defvar v10000 1s) }",
        "(def f () {"
            + each(2_000, i -> "n" + i)
            + "})"
            + each(2_000, i -> "(f)(let ((n1 1)) (f))"),
        each(MANY, i -> "(def g%d () n)(def h%d () (g%d))(h%d)".formatted(i, i, i, i))
            + "(let ((n 1)) (h1))",
        "(def f (x) (+ x " + "(+ 1 ".repeat(400) + "(f x)" + ")".repeat(400) + "))(f 1KiB)");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void stepsAreBounded(String text) {
    ParseResult parsed = Parser.parse(Source.of("p", text));
    assertThat(parsed.diagnostics()).isEmpty();
    Names names = new Names(parsed.program());
    Callees callees = new Callees(ExampleVocabulary.ALL, names);
    Types types = new Types(ExampleVocabulary.ALL);
    Inference inference =
        new Inference(parsed.program(), ExampleVocabulary.ALL, names, callees, types);
    assertThat(inference.steps()).isLessThanOrEqualTo(42L * names.size() + MANY);
    Callers callers =
        new Callers(
            new Scopes(parsed.program(), callees, names),
            names,
            Set.of(),
            new Report(parsed.program().source()));
    callers.check();
    assertThat(callers.steps()).isLessThanOrEqualTo(1_000_000);
    assertThat(Checker.check(parsed.program(), ExampleVocabulary.ALL))
        .hasSizeLessThanOrEqualTo(1_001);
  }
}
