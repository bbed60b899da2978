package io.ballast.app.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Policies;
import io.ballast.app.config.ShippedPolicy;
import io.ballast.policy.run.Budget;
import io.ballast.policy.run.Evaluation;
import io.ballast.policy.run.Interpreter;
import io.ballast.policy.run.Isolation;
import io.ballast.policy.run.Value;
import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.tools.SnapshotException;
import io.ballast.tools.SnapshotFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A shipped policy at work on a host that a test tells, from one evaluation to the next. */
final class Moments {
  private final Program program;
  private final Map<String, Value> kept = new HashMap<>();

  Moments(ShippedPolicy policy) {
    this.program = Parser.parse(Policies.shipped(policy)).program();
  }

  /** What is wished of the host, by control; samples are oldest first. */
  Map<String, Double> hostWishes(List<Map<String, @Nullable Object>> samples, String guests)
      throws SnapshotException {
    Evaluation evaluation =
        new Interpreter(Budget.CYCLE, Isolation.ON, () -> 0, line -> {})
            .evaluate(program, SnapshotFile.read(json(samples, guests)).world());
    assertThat(evaluation.failure()).isNull();
    assertThat(evaluation.problems()).isEmpty();
    evaluation
        .variables()
        .forEach(
            (entity, values) -> {
              if (entity.type().name().equals("host")) {
                kept.putAll(values);
              }
            });
    Map<String, Double> wishes = new LinkedHashMap<>();
    evaluation.wishes().stream()
        .filter(wish -> wish.entity().type().name().equals("host"))
        .forEach(wish -> wishes.put(wish.control(), number(wish.value())));
    return wishes;
  }

  private String json(List<Map<String, @Nullable Object>> samples, String guests) {
    String names =
        samples.getLast().keySet().stream()
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", "));
    String rows = samples.stream().map(Moments::row).collect(Collectors.joining(", "));
    String variables =
        kept.entrySet().stream()
            .map(entry -> "\"%s\": %s".formatted(entry.getKey(), text(entry.getValue())))
            .collect(Collectors.joining(", ", "{", "}"));
    return """
    {"host": {"properties": {}, "variables": %s, "fields": [%s], "statistics": [%s]},
     "guests": [%s]}
    """
        .formatted(variables, names, rows, guests);
  }

  private static String row(Map<String, @Nullable Object> sample) {
    return sample.entrySet().stream()
        .map(entry -> "\"%s\": %s".formatted(entry.getKey(), literal(entry.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String literal(@Nullable Object value) {
    return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Nil _ -> "null";
      case Value.Int(var number) -> number.toString();
      case Value.Real(double number) -> Double.toString(number);
      case Value.Bool _, Value.Text _, Value.Items _, Value.Ref _, Value.Function _ ->
          throw new AssertionError("no shipped policy keeps " + value);
    };
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Int(var whole) -> whole.doubleValue();
      case Value.Real(double real) -> real;
      case Value.Nil _, Value.Bool _, Value.Text _, Value.Items _, Value.Ref _, Value.Function _ ->
          throw new AssertionError(value);
    };
  }
}
