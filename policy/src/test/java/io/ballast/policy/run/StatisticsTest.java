package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
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
      case "t" -> Value.of(true);
      default ->
          text.contains(".")
              ? Value.of(Double.parseDouble(text))
              : new Value.Int(new BigInteger(text));
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
        "1 2 4     | (e.StatAvg \"f\")            | 2.3333333333333335",
        "1 - 4     | (e.StatAvg \"f\")            | 2.5",
        "-1 -3     | (e.StatAvg \"f\")            | -2.0",
        "1.5 2     | (e.StatAvg \"f\")            | 1.75",
        "2 1.5     | (e.StatAvg \"f\")            | 1.75",
        "2 1.5 1.5 3 | (e.StatAvg \"f\")          | 2.0",
        "t t 4     | (e.StatAvg \"f\")            | 2.0",
        "4 t t     | (e.StatAvg \"f\")            | 2.0",
        "x 1       | (e.StatAvg \"f\")            | error: + cannot take an integer and a string.",
        "1 x       | (e.StatAvg \"f\")            | error: + cannot take an integer and a string.",
        "0.5 x     | (e.StatAvg \"f\")            | error: + cannot take a float and a string.",
        "9223372036854775807 1 | (e.StatAvg \"f\") | 4.611686018427388E18",
        "9223372036854775807 1 0.5 | (e.StatAvg \"f\") | 3.0744573456182584E18",
        "9223372036854775807 9223372036854775807 9223372036854775807 | (e.StatAvg \"f\")"
            + " | 9.223372036854776E18",
        "9223372036854775807 9223372036854775807 5 1 | (e.StatAvg \"f\") | 4.611686018427388E18",
        "-9223372036854775808 -1 | (e.StatAvg \"f\") | -4.611686018427388E18",
        "-9223372036854775808 -9223372036854775808 | (e.StatAvg \"f\") | -9.223372036854776E18",
        "-9223372036854775808 9223372036854775807 | (e.StatAvg \"f\") | -0.5",
        "18446744073709551616 2 | (e.StatAvg \"f\") | 9.223372036854776E18",
        "2 18446744073709551616 0.5 | (e.StatAvg \"f\") | 6.148914691236517E18",
        "0.5 18446744073709551616 | (e.StatAvg \"f\") | 9.223372036854776E18",
        "665254580340503029 933955842044160735 73883117332904900 | (e.StatAvg \"f\") | 5.576978465725229E17",
        "-665254580340503029 -933955842044160735 -73883117332904900 | (e.StatAvg \"f\") | -5.576978465725229E17",
        "9007199254740992 1 1 | (e.StatAvg \"f\") | 3.0023997515803315E15",
        "2 5 9     | (e.StatDev \"f\")            | 2.8674417556808756",
        "0 10 20 60 | (e.Trend \"f\")             | 1.9",
        "5 5       | (e.Rate \"f\")               | 0.0",
      })
  void aHistoryGives(String history, String call, String expected) {
    assertThat(value(history, call)).isEqualTo(expected);
  }
}
