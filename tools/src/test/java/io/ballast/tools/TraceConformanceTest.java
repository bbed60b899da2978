package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Traced;
import io.ballast.policy.run.World;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every conformance vector again, while somebody looks on: it changes nothing. */
final class TraceConformanceTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("ballast.root", ".."))
          .resolve("cases/policy/conformance/policy-language.jsonl");

  @Test
  void everyVectorIsEvaluatedTheSameWhileItIsTraced() throws IOException, SnapshotException {
    int traced = 0;
    for (String line : Files.readAllLines(CORPUS)) {
      JsonNode vector = Json.parse(line);
      ParseResult parsed = Parser.parse(Source.of("p", vector.path("policy").stringValue()));
      if (parsed.ok()) {
        Snapshot snapshot = SnapshotFile.read(vector);
        for (Isolation isolation : Isolation.values()) {
          traced += same(parsed, snapshot, isolation);
        }
      }
    }
    assertThat(traced).isGreaterThan(1_000);
  }

  /** How many guests it was traced for. */
  private static int same(ParseResult parsed, Snapshot snapshot, Isolation isolation) {
    Interpreter interpreter = new Interpreter(Budget.CYCLE, isolation, () -> 0, line -> {});
    World world = snapshot.world();
    Evaluation plain = interpreter.evaluate(parsed.program(), world);
    snapshot
        .guests()
        .forEach(
            guest -> {
              Traced traced = interpreter.trace(parsed.program(), world, guest.id());
              assertThat(traced.evaluation()).isEqualTo(plain);
            });
    return snapshot.guests().size();
  }
}
