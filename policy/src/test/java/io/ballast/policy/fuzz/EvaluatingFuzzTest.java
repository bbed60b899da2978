package io.ballast.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Run;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;

/** The evaluator on any text that reads, within a small budget. */
final class EvaluatingFuzzTest {

  @MethodSource("io.ballast.policy.fuzz.Seeds#whileFuzzing")
  @FuzzTest(maxDuration = "20m")
  void anyProgramEndsWithinItsBudget(byte[] bytes) {
    Run run = new Run();
    Source source = Source.of("p", new String(bytes, StandardCharsets.UTF_8));
    ParseResult parsed = Parser.parse(source);
    if (!parsed.ok()) {
      return;
    }
    Evaluation evaluation = run.run(parsed.program(), Run.SMALL, Isolation.ON);
    assertThat(evaluation.steps()).isLessThanOrEqualTo(Run.SMALL.steps() + 1);
    if (evaluation.failure() != null) {
      assertThat(evaluation.wishes()).isEmpty();
    }
    assertThat(run.run(parsed.program(), Run.SMALL, Isolation.ON).failure())
        .isEqualTo(evaluation.failure());
  }
}
