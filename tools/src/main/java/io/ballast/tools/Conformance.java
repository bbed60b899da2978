package io.ballast.tools;

import io.ballast.policy.check.Checker;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Problem;
import io.ballast.policy.syntax.Diagnostic;
import io.ballast.policy.syntax.DiagnosticRenderer;
import io.ballast.policy.syntax.ParseResult;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Source;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs a conformance file: one vector a line, each a program with its host and guests and what must
 * come of it.
 */
public final class Conformance {

  /** How many vectors did what they must. */
  public record Counts(int passed, int failed) {
    @Override
    public String toString() {
      return passed + " passed, " + failed + " failed";
    }
  }

  private final LongSupplier nanoTime;

  public Conformance(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Runs every line that is not blank.
   *
   * @param report gets each failure and, last, {@code N passed, M failed}
   */
  public Counts run(Stream<String> lines, Consumer<String> report) {
    int passed = 0;
    int failed = 0;
    int number = 0;
    for (String line : (Iterable<String>) lines::iterator) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String failure = failure(line, number);
      if (failure == null) {
        passed++;
      } else {
        failed++;
        report.accept(failure);
      }
    }
    Counts counts = new Counts(passed, failed);
    report.accept(counts.toString());
    return counts;
  }

  /** What is wrong with the vector on this line; null if nothing is. */
  private @Nullable String failure(String line, int number) {
    try {
      JsonNode vector = Json.parse(line);
      String name = vector.path("name").asString("line " + number);
      Outcome expected = Outcome.expected(vector.path("expect"));
      Outcome actual = run(name, vector, expected);
      return expected.isMetBy(actual)
          ? null
          : "FAIL %s\n  policy:   %s\n  expected: %s\n  actual:   %s"
              .formatted(name, vector.path("policy"), expected.text(), actual.text());
    } catch (SnapshotException e) {
      return "FAIL line " + number + ": " + e.getMessage();
    }
  }

  private Outcome run(String name, JsonNode vector, Outcome expected) throws SnapshotException {
    if (!vector.path("policy").isString()) {
      throw new SnapshotException("A vector needs a string \"policy\".");
    }
    Source source = Source.of(name, vector.path("policy").stringValue());
    ParseResult parsed = Parser.parse(source);
    if (!parsed.ok()) {
      return new Outcome.Unreadable(new DiagnosticRenderer(source).render(parsed.diagnostics()));
    }
    Snapshot snapshot = SnapshotFile.read(vector);
    if (!(expected instanceof Outcome.Fails)) {
      List<Diagnostic> errors =
          Checker.check(parsed.program(), snapshot.vocabulary()).stream()
              .filter(Diagnostic::isError)
              .toList();
      if (!errors.isEmpty()) {
        return new Outcome.Rejected(new DiagnosticRenderer(source).render(errors));
      }
    }
    return evaluate(parsed, snapshot);
  }

  private Outcome evaluate(ParseResult parsed, Snapshot snapshot) {
    Interpreter interpreter = new Interpreter(Budget.CYCLE, Isolation.OFF, nanoTime, line -> {});
    Evaluation evaluation = interpreter.evaluate(parsed.program(), snapshot.world());
    Problem failure = evaluation.failure();
    if (failure != null) {
      return new Outcome.Fails(failure.entity() != null, failure.message());
    }
    return new Outcome.Gives(new EvaluationJson(snapshot, evaluation).tree());
  }
}
