package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How two values compare, in all six ways and both directions; Python 3 says the same. */
final class ComparisonTest {
  private static final String NAMES =
      "(defvar inf (* 1e308 10)) (defvar nan (- inf inf)) (defvar big (<< 1 2000))"
          + "(defvar l (with Guests g g.size)) (defvar m (with Guests g (+ g.size 1)))";

  private final Run run = new Run();

  private List<String> all(String left, String right) {
    String each =
        List.of("<", "<=", ">", ">=", "==", "!=").stream()
            .map(operator -> "(" + operator + " " + left + " " + right + ")")
            .reduce("", String::concat);
    List<Value> results = run.run(NAMES + each).results();
    return results.subList(results.size() - 6, results.size()).stream()
        .map(value -> Show.value(value, 10))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1 | 2",
        "-1 | 0",
        "1 | 1.5",
        "0.5 | 1",
        "1.5 | 2.5",
        "(== 1 2) | 1",
        "(== 1 2) | 0.5",
        "9007199254740992.0 | 9007199254740993",
        "9007199254740991 | 9007199254740992.0",
        "9223372036854775807 | 9223372036854775808",
        "9223372036854775808 | 9223372036854775809",
        "9223372036854775807 | 9223372036854775808.0",
        "1e308 | big",
        "(- 0 big) | -1e308",
        "big | inf",
        "(- 0 inf) | (- 0 big)",
        "(- 0 inf) | 1",
        "1 | inf",
        "(<< 1 1023) | 1e308",
        "1e307 | (<< 1 1023)",
        "~\"a\"~ | ~\"b\"~",
        "~\"a\"~ | ~\"ab\"~",
        "~\"\"~ | ~\"a\"~",
        "~\"B\"~ | ~\"a\"~",
        "~\"x\uFFFD\"~ | ~\"x😀\"~",
        "~\"😀\"~ | ~\"😁\"~",
        "~\"xy\"~ | ~\"x😀\"~",
        "l | m",
        "l | (+ l l)",
        "(* l 0) | l",
        "(+ l l) | (+ l m)",
        "(with l x l) | (with l x m)",
      })
  void theFirstComesBefore(String less, String more) {
    assertThat(all(less, more)).containsExactly("true", "true", "false", "false", "false", "true");
    assertThat(all(more, less)).containsExactly("false", "false", "true", "true", "false", "true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1 | 1",
        "1 | 1.0",
        "0.0 | -0.0",
        "0 | -0.0",
        "(== 1 1) | 1",
        "1.0 | (== 1 1)",
        "(== 1 2) | (== 1 2)",
        "9007199254740992 | 9007199254740992.0",
        "18446744073709551616 | 18446744073709551616.0",
        "(<< 1 1023) | (/ (<< 1 1024) 2)",
        "big | big",
        "inf | inf",
        "~\"\"~ | ~\"\"~",
        "~\"a😀\"~ | ~(+ \"a\" \"😀\")~",
        "l | l",
        "l | (* l 1)",
        "l | (with l x (* 1.0 x))",
        "(* l 0) | (* m 0)",
        "Guests | (* Guests 1)",
        "(with l x nan) | (with l x nan)",
      })
  void theyAreEqual(String one, String other) {
    assertThat(all(one, other)).containsExactly("false", "true", "false", "true", "true", "false");
    assertThat(all(other, one)).containsExactly("false", "true", "false", "true", "true", "false");
  }

  @ParameterizedTest
  @CsvSource({"nan, 1", "nan, 1.5", "nan, nan", "nan, big", "nan, inf", "nan, (== 1 1)"})
  void nothingIsInOrderWithNaN(String one, String other) {
    assertThat(all(one, other))
        .containsExactly("false", "false", "false", "false", "false", "true");
    assertThat(all(other, one))
        .containsExactly("false", "false", "false", "false", "false", "true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nil | 0 | false",
        "nil | nil | true",
        "nil | ~\"\"~ | false",
        "nil | (* l 0) | false",
        "~\"1\"~ | 1 | false",
        "1 | ~\"1\"~ | false",
        "(== 1 1) | ~\"true\"~ | false",
        "1.5 | nil | false",
        "l | 1 | false",
        "l | (+ l l) | false",
        "(+ l l) | l | false",
        "l | m | false",
        "Host | Host | true",
        "Host | 5 | false",
        "Host | (first Guests) | false",
        "(first Guests) | (nth Guests 0) | true",
        "(first Guests) | (nth Guests 1) | false",
        "abs | abs | true",
        "abs | debug | false",
        "abs | Host.Prop | false",
        "Host.Prop | abs | false",
        "Host.Prop | Host.Stat | false",
        "Host.Prop | Host.Prop | true",
        "(first (with Guests g g.Prop)) | Host.Prop | false",
        "abs | 1 | false",
      })
  void equalityNeverFails(String one, String other, boolean equal) {
    assertThat(run.last(NAMES + "(== " + one + " " + other + ")")).isEqualTo("" + equal);
    assertThat(run.last(NAMES + "(!= " + one + " " + other + ")")).isEqualTo("" + !equal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(< nil nil) | < cannot take nil and nil.",
        "(<= 1 nil) | <= cannot take an integer and nil.",
        "(> Host 1) | > cannot take an entity and an integer.",
        "(>= \"a\" 1) | >= cannot take a string and an integer.",
        "(< \"a\" l) | < cannot take a string and a list.",
        "(< l \"a\") | < cannot take a list and a string.",
        "(< (with l x \"a\") l) | < cannot take a string and an integer.",
        "(< abs abs) | < cannot take a function and a function.",
      })
  void orderFailsAcrossKinds(String text, String message) {
    assertThat(run.last(NAMES + text)).isEqualTo("error: " + message);
  }
}
