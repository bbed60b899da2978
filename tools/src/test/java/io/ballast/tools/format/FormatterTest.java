package io.ballast.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FormatterTest {
  private static final Path ROOT = Path.of(System.getProperty("ballast.root", ".."));

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("policies"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatIsShippedIsFormattedAlready(Path file) throws IOException {
    String text = Files.readString(file);
    assertThat(Formatting.checked(text)).isEqualTo(text);
  }

  @Test
  void aListThatFitsStandsOnOneLine() {
    assertThat(Formatting.checked("( def  f(x)\t(+ x 1) )  {1   2}[ ]{ }"))
        .isEqualTo("(def f (x) (+ x 1))\n{ 1 2 }\n[]\n{}\n");
  }

  @Test
  void aListThatItsAuthorBrokeStaysBroken() {
    assertThat(Formatting.checked("(if (> a b) a\n b)")).isEqualTo("(if (> a b)\n    a\n    b)\n");
    assertThat(Formatting.checked("{ a\n b }")).isEqualTo("{\n  a\n  b\n}\n");
    assertThat(Formatting.checked("(def f (x)\n(+ x 1))")).isEqualTo("(def f (x)\n  (+ x 1))\n");
    assertThat(Formatting.checked("(let ((a 1)\n(b 2))\n(+ a b))"))
        .isEqualTo("(let ((a 1)\n      (b 2))\n  (+ a b))\n");
    assertThat(Formatting.checked("(share-out a Guests g\n1 nil g.shares share\n(f g share))"))
        .isEqualTo("(share-out a Guests g\n  1\n  nil\n  g.shares\n  share\n  (f g share))\n");
    assertThat(Formatting.checked("(cond (a 1)\n(else 2))"))
        .isEqualTo("(cond\n  (a 1)\n  (else 2))\n");
    assertThat(Formatting.checked("(g.Control \"t\"\n(max a\nb))"))
        .isEqualTo("(g.Control \"t\"\n  (max a\n       b))\n");
  }

  @Test
  void aLineIsBrokenBeforeItGetsTooLong() {
    String long40 = "a".repeat(40);
    assertThat(Formatting.checked("(max (min %1$s %1$s) (min %1$s b))".formatted(long40)))
        .isEqualTo("(max (min %1$s %1$s)\n     (min %1$s b))\n".formatted(long40));
  }

  @Test
  void aLineOfExactlyAHundredColumnsFits() {
    String line = "(f %s)".formatted("a".repeat(96) + " b").replaceFirst("aa", "");
    assertThat(line).hasSize(100);
    assertThat(Formatting.checked(line)).isEqualTo(line + "\n");
    assertThat(Formatting.checked("(g %s)".formatted(line)))
        .isEqualTo("(g (f %s\n      b))\n".formatted("a".repeat(94)));
  }

  @Test
  void commentsStayWhereTheyAre() {
    String text =
        """
        # First.

        # Of f.
        (def f (x)  # of the head
          # of the body
          (+ x
             1  # one
             # last
          ))

        # At the end.
        """;
    assertThat(Formatting.checked(text)).isEqualTo(text);
  }

  @Test
  void oneEmptyLineIsEnough() {
    assertThat(Formatting.checked("\n\n1\n\n\n\n2\n3\n\n\n")).isEqualTo("1\n\n2\n3\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(+ 5-3)", "(f 512MiB 20%x)", "(f 1 -2)", "(f 1.2.3)", "(f \"a\"'b'c)"})
  void whatTouchesIsNotTornApart(String text) {
    assertThat(Formatting.checked(text)).isEqualTo(text + "\n");
  }

  @Test
  void aStringOverSeveralLinesIsNotTouched() {
    assertThat(Formatting.checked("(debug \"a \n   b\" c)"))
        .isEqualTo("(debug \"a \n   b\"\n       c)\n");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThat(Formatter.format(Source.of("p", "(f 007)"))).isInstanceOf(Formatted.Refused.class);
    assertThat(Formatter.format(Source.of("p", "# nothing"))).isInstanceOf(Formatted.Refused.class);
  }

  /** However deep: the indentation is bounded, and so is the time. */
  @Test
  void deepTextsStayOfASize() {
    String text = "(f a ".repeat(400) + ")".repeat(400);
    String wide = "(f " + "(g a b) ".repeat(50_000) + ")";
    assertThat(Formatting.checked(text).length()).isLessThan(400 * 80);
    assertThat(Formatting.checked(wide).lines()).hasSize(50_000);
  }

  @Test
  void theWholeCorpusStaysWhatItIs() throws IOException {
    List<String> readable =
        Corpus.policies(ROOT).stream()
            .filter(text -> Formatter.format(Source.of("p", text)) instanceof Formatted.Text)
            .toList();
    assertThat(readable).hasSizeGreaterThan(1_300);
    readable.forEach(Formatting::checked);
  }
}
