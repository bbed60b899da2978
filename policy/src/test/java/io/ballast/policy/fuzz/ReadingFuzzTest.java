package io.ballast.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Printer;
import io.ballast.policy.syntax.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** Lexer and parser on any bytes at all. */
final class ReadingFuzzTest {

  @MethodSource("io.ballast.policy.fuzz.Seeds#whileFuzzing")
  @FuzzTest(maxDuration = "20m")
  void anyTextIsReadOrRefusedWithItsPlaces(byte[] bytes) {
    Source source = Source.of("p", new String(bytes, StandardCharsets.UTF_8));
    ParseResult result = Parser.parse(source);
    int length = source.text().length();
    for (Diagnostic diagnostic : result.diagnostics()) {
      assertThat(diagnostic.span().start()).isBetween(0, length);
      assertThat(diagnostic.span().end()).isBetween(diagnostic.span().start(), length);
    }
    String rendered = new DiagnosticRenderer(source).render(result.diagnostics());
    assertThat(rendered.isEmpty()).isEqualTo(result.ok());
    if (result.ok()) {
      String printed = Printer.print(result.program());
      ParseResult again = Parser.parse(Source.of("p", printed));
      assertThat(again.ok()).as(printed).isTrue();
      assertThat(Printer.print(again.program())).isEqualTo(printed);
    }
  }
}
