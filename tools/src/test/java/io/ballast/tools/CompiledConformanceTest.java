package io.ballast.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Compiled;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.World;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** On every program of the corpus, the compiled one and the interpreter do the same. */
final class CompiledConformanceTest {

  /** Closures run, and run while code is generated, and then that code does what it can. */
  private static final int TURNS = 3;

  private static final Path CASES =
      Path.of(System.getProperty("ballast.root", ".."), "cases", "policy");

  @ParameterizedTest
  @EnumSource(Isolation.class)
  void theyAgreeOnTheWholeCorpus(Isolation isolation) throws IOException, SnapshotException {
    assertThat(agreements("conformance/policy-language.jsonl", isolation)).isGreaterThan(1_400);
    assertThat(agreements("arithmetic/python.jsonl", isolation)).isEqualTo(400);
  }

  /** How many programs read, and so were evaluated both ways. */
  private static int agreements(String file, Isolation isolation)
      throws IOException, SnapshotException {
    int count = 0;
    for (String line : Files.readAllLines(CASES.resolve(file))) {
      JsonNode vector = Json.parse(line);
      ParseResult parsed = Parser.parse(Source.of("corpus", vector.path("policy").stringValue()));
      if (parsed.ok()) {
        agree(parsed, SnapshotFile.read(vector).world(), isolation);
        count++;
      }
    }
    return count;
  }

  private static void agree(ParseResult parsed, World world, Isolation isolation) {
    List<String> plainLines = new ArrayList<>();
    Evaluation plain = interpreter(isolation, plainLines).evaluate(parsed.program(), world);
    Compiled compiled = Compiled.of(parsed.program(), Runnable::run, 0);
    for (int turn = 1; turn <= TURNS; turn++) {
      List<String> quickLines = new ArrayList<>();
      Evaluation quick = interpreter(isolation, quickLines).evaluate(compiled, world);
      assertThat(quick).as(parsed.program().source().toString()).isEqualTo(plain);
      assertThat(quickLines).isEqualTo(plainLines);
    }
  }

  private static Interpreter interpreter(Isolation isolation, List<String> lines) {
    return new Interpreter(Budget.CYCLE, isolation, () -> 0, lines::add);
  }
}
