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
    assertThat(again.program().expressions().stream().map(PrinterPropertyTest::bare).toList())
        .isEqualTo(expressions.stream().map(PrinterPropertyTest::bare).toList());
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

  /** The expression without its places. */
  private static Expr bare(Expr expression) {
    Span none = new Span(0, 0);
    return switch (expression) {
      case Expr.Quantity quantity ->
          new Expr.Quantity((Expr.Numeral) bare(quantity.number()), quantity.suffix(), none);
      case Expr.Int number -> new Expr.Int(number.value(), none);
      case Expr.Real real -> new Expr.Real(real.value(), none);
      case Expr.Text text -> new Expr.Text(text.value(), none);
      case Expr.BadOctal octal -> new Expr.BadOctal(octal.text(), none);
      case Expr.Name name -> new Expr.Name(name.name(), none);
      case Expr.Dotted dotted ->
          new Expr.Dotted(dotted.name(), dotted.owner(), dotted.member(), none);
      case Expr.Operator operator -> new Expr.Operator(operator.name(), none);
      case Expr.Listing list ->
          new Expr.Listing(
              list.bracket(), list.items().stream().map(PrinterPropertyTest::bare).toList(), none);
    };
  }
}
