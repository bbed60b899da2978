package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Histories are written oldest first, nil as {@code -}; samples are ten seconds apart. */
final class StatisticsTest {

  private static String value(String history, String call) {
    List<Value> values = Arrays.stream(history.split(" ")).map(StatisticsTest::sample).toList();
    TestEntity host = TestEntity.sampled("h", Map.of("f", values));
    LinkedHashMap<String, Value> globals = new LinkedHashMap<>();
    globals.put("e", new Value.Ref(host));
    globals.put("Guests", new Value.Items(List.of()));
    Evaluation it = new Run().run(call, new World(globals));
    return it.failure() == null
        ? Show.value(it.results().getLast(), 100)
        : "error: " + it.failure().message();
  }

  private static Value sample(String text) {
    return switch (text) {
      case "-" -> Value.NIL;
      case "x" -> Value.of("x");
      default ->
          text.contains(".") ? Value.of(Double.parseDouble(text)) : Value.of(Long.parseLong(text));
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 1 2     | (e.StatMin \"f\")            | 1",
        "3 1 2     | (e.StatMin \"f\" 1)          | 2",
        "1 3 2     | (e.StatMin \"f\" 2)          | 2",
        "1 3 2     | (e.StatMin \"f\" 99)         | 1",
        "2 2.0     | (e.StatMin \"f\")            | 2",
        "2 2.0     | (e.StatMax \"f\")            | 2",
        "- 4 -     | (e.StatMax \"f\")            | 4",
        "- - -     | (e.StatMax \"f\")            | nil",
        "5 - -     | (e.StatMax \"f\" 2)          | nil",
        "1 x       | (e.StatMax \"f\")            | error: The field's history has a string, not only numbers.",
        "1 2       | (e.StatMin \"f\" 0)          | error: A window is a number of samples, 1 or more, not 0.",
        "1 2       | (e.StatMin \"f\" 1.5)        | error: A window is a number of samples, 1 or more, not 1.5.",
        "1 2       | (e.StatMin \"f\" nil)        | error: A window is a number of samples, 1 or more, not nil.",
        "1 2       | (e.StatMin \"g\")            | error: A guest has no field \"g\".",
        "1 2       | (e.StatMin \"f\" 1 2)        | error: StatMin takes 1 to 2 arguments, not 3.",
        "2 4 4 4 5 5 7 9 | (e.StatDev \"f\")      | 2.0",
        "7         | (e.StatDev \"f\")            | 0.0",
        "-         | (e.StatDev \"f\")            | nil",
        "2 4 - 4 4 5 5 7 9 | (e.StatDev \"f\" 2)  | 1.0",
        "0 10 20   | (e.Rate \"f\")               | 1.0",
        "0 10 40   | (e.Rate \"f\" 2)             | 3.0",
        "0 - 40    | (e.Rate \"f\")               | 2.0",
        "50 60 5 25 | (e.Rate \"f\")              | 1.0",
        "9 8 7     | (e.Rate \"f\")               | 0.0",
        "9         | (e.Rate \"f\")               | nil",
        "- - 9     | (e.Rate \"f\")               | nil",
        "0 10 40   | (e.Rate \"f\" 1)             | nil",
        "0 10 20 30 | (e.Trend \"f\")             | 1.0",
        "30 20 10  | (e.Trend \"f\")              | -1.0",
        "0 10 0    | (e.Trend \"f\")              | 0.0",
        "0 - - 30  | (e.Trend \"f\")              | 1.0",
        "0 1 5     | (e.Trend \"f\")              | 0.25",
        "9         | (e.Trend \"f\")              | nil",
        "1 2 3 4 5 | (e.Percentile \"f\" 50)      | 3.0",
        "5 4 3 2 1 | (e.Percentile \"f\" 100)     | 5.0",
        "5 4 3 2 1 | (e.Percentile \"f\" 0)       | 1.0",
        "4 1 2 3   | (e.Percentile \"f\" 50)      | 2.5",
        "0 10      | (e.Percentile \"f\" 95)      | 9.5",
        "9 1 2 3   | (e.Percentile \"f\" 100 2)   | 3.0",
        "-         | (e.Percentile \"f\" 50)      | nil",
        "1 2       | (e.Percentile \"f\" 101)     | error: A percentile is a number from 0 to 100, not 101.0.",
        "1 2       | (e.Percentile \"f\" -1)      | error: A percentile is a number from 0 to 100, not -1.0.",
        "1 2       | (e.Percentile \"f\" nil)     | error: A percentile is a number from 0 to 100, not nil.",
        "1 2       | (e.Percentile \"f\")         | error: Percentile takes 2 to 3 arguments, not 1.",
        "- -       | (e.StatAvg \"f\")            | 0.0",
      })
  void aHistoryGives(String history, String call, String expected) {
    assertThat(value(history, call)).isEqualTo(expected);
  }
}
