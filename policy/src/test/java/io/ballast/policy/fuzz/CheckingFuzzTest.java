package io.ballast.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ballast.policy.check.Checker;
import io.ballast.policy.run.Run;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker on any text that reads. */
final class CheckingFuzzTest {

  /** The checker keeps to its bound, and the one error that decides may come on top. */
  private static final int MOST = 1_001;

  @MethodSource("io.ballast.policy.fuzz.Seeds#whileFuzzing")
  @FuzzTest(maxDuration = "20m")
  void anyProgramIsChecked(byte[] bytes) {
    Run run = new Run();
    Source source = Source.of("p", new String(bytes, StandardCharsets.UTF_8));
    ParseResult parsed = Parser.parse(source);
    if (!parsed.ok()) {
      return;
    }
    List<Diagnostic> found = Checker.check(parsed.program(), run.vocabulary());
    assertThat(found).hasSizeLessThanOrEqualTo(MOST);
    assertThat(Checker.check(parsed.program(), run.vocabulary())).isEqualTo(found);
    assertThat(new DiagnosticRenderer(source).render(found).isEmpty()).isEqualTo(found.isEmpty());
  }
}
