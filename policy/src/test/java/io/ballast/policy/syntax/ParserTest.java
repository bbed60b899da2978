package io.ballast.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParserTest {

  private static List<String> problems(String text) {
    return Parser.parse(Source.of("p", text)).diagnostics().stream()
        .map(diagnostic -> diagnostic.code().slug() + "@" + diagnostic.span().start())
        .toList();
  }

  @Test
  void everyProblemIsFoundAndInOrder() {
    assertThat(problems("(a ; 007 (b ] 1. ) \"x"))
        .containsExactly(
            "unreadable@3", "bad-number@5", "wrong-close@12", "bad-number@14", "open-string@19");
  }

  @Test
  void aBracketThatClosesSomethingFurtherOutLeavesTheInnerOnesOpen() {
    assertThat(problems("{ (a [b } c")).containsExactly("open-list@2", "open-list@5");
  }

  @Test
  void aWrongBracketIsATypingErrorOtherwise() {
    assertThat(problems("(a ] (b)")).containsExactly("wrong-close@3");
    assertThat(problems("(a (b ] c)")).containsExactly("wrong-close@6");
  }

  @Test
  void aBracketTooManyIsSaidOnce() {
    assertThat(problems("(a)) (b)")).containsExactly("extra-close@3");
  }

  @Test
  void nestingIsBoundedWithoutUsingTheStack() {
    int deep = 1_000_000;
    assertThat(problems("(".repeat(deep) + "1" + ")".repeat(deep))).containsExactly("too-deep@500");
    assertThat(problems("(".repeat(500) + "1" + ")".repeat(500))).isEmpty();
    ParseResult open = Parser.parse(Source.of("p", "(".repeat(deep)));
    assertThat(open.diagnostics()).hasSize(Parser.MOST_DIAGNOSTICS + 1);
    assertThat(open.diagnostics().getLast().message())
        .isEqualTo("999001 more problems begin here.");
  }

  @Test
  void longNumbersAreRefusedBecauseReadingThemTakesLong() {
    assertThat(problems("9".repeat(19_999))).isEmpty();
    assertThat(problems("1 " + "9".repeat(1_000_000))).containsExactly("long-number@2");
  }

  @Test
  void longStringsOfBackslashesRead() {
    assertThat(problems("\"" + "\\\"".repeat(500_000) + "\"")).isEmpty();
  }

  @Test
  void placesAreToldInTheirPart() {
    Source source =
        new Source(
            List.of(
                new Source.Part("one", "1 # no newline"), new Source.Part("two", "(a\n  @)\n")));
    Diagnostic diagnostic = Parser.parse(source).diagnostics().getFirst();
    assertThat(new DiagnosticRenderer(source).render(diagnostic))
        .startsWith("two:2:3: error[P0101]: \"@\" cannot be read here.\n    @)\n    ^\n");
  }

  @Test
  void carriageReturnsAreNotShown() {
    Source source = Source.of("p", "1\r\n@\r\n\r");
    assertThat(new DiagnosticRenderer(source).render(Parser.parse(source).diagnostics()))
        .startsWith("p:2:1: error[P0101]: \"@\" cannot be read here.\n  @\n  ^\n");
  }

  @Test
  void hostileTextCannotSteerATerminal() {
    Source source = Source.of("a\u001b]0;x\u0007.policy", "\t\u001b[2J\u202e @");
    String text = new DiagnosticRenderer(source).render(Parser.parse(source).diagnostics());
    assertThat(text).doesNotContain("\u001b").doesNotContain("\u202e").doesNotContain("\u0007");
    assertThat(text).contains("a\uFFFD]0;x\uFFFD.policy:1:2: ");
    assertThat(text.lines().toList()).element(2).asString().startsWith("   ^");
  }

  @Test
  void longLinesAreShownAroundThePlace() {
    Source source = Source.of("p", "a ".repeat(5_000) + "@" + " a".repeat(5_000));
    List<String> lines =
        new DiagnosticRenderer(source).render(Parser.parse(source).diagnostics()).lines().toList();
    assertThat(lines.get(0)).startsWith("p:1:10001: ");
    assertThat(lines.get(1)).hasSizeLessThan(120);
    assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('@');
  }
}
