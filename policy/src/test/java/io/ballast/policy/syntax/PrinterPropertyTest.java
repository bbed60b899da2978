package io.ballast.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class PrinterPropertyTest {

  @Provide
  Arbitrary<List<Expr>> programs() {
    return Programs.programs();
  }

  @Provide
  Arbitrary<String> texts() {
    return Programs.texts();
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void whatIsPrintedReadsAsTheSame(@ForAll("programs") List<Expr> expressions) {
    Program program = new Program(Source.of("p", ""), expressions);
    ParseResult again = Parser.parse(Source.of("p", Printer.print(program)));
    assertThat(again.diagnostics()).isEmpty();
    assertThat(again.program().expressions().stream().map(Bare::of).toList())
        .isEqualTo(expressions.stream().map(Bare::of).toList());
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void anyTextIsReadWithoutAnException(@ForAll("texts") String text) {
    Source source = Source.of("p", text);
    ParseResult result = Parser.parse(source);
    String rendered = new DiagnosticRenderer(source).render(result.diagnostics());
    assertThat(rendered.isEmpty()).isEqualTo(result.ok());
    for (Diagnostic diagnostic : result.diagnostics()) {
      assertThat(diagnostic.span().start()).isBetween(0, text.length());
      assertThat(diagnostic.span().end()).isBetween(diagnostic.span().start(), text.length());
    }
  }
}
