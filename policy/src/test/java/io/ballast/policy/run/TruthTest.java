package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as true, as empty and as valid, wherever it is asked; Python 3 says the same. */
final class TruthTest {
  private static final String NAMES =
      "(defvar l (with Guests g 1)) (defvar big (<< 1 100)) (defvar nan (- (* 1e308 10) (* 1e308"
          + " 10)))";

  private final Run run = new Run();

  private String last(String text) {
    return run.last(NAMES + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nil | false | true",
        "(== 1 2) | false | false",
        "(== 1 1) | true | false",
        "0 | false | false",
        "1 | true | false",
        "-1 | true | false",
        "big | true | false",
        "(- big big) | false | false",
        "0.0 | false | false",
        "-0.0 | false | false",
        "0.5 | true | false",
        "nan | true | false",
        "\"\" | false | true",
        "\"a\" | true | false",
        "(* l 0) | false | true",
        "l | true | false",
        "Host | true | false",
        "abs | true | false",
        "Host.Prop | true | false",
      })
  void aValueIs(String value, boolean isTrue, boolean isEmpty) {
    String yes = isTrue ? "1" : "2";
    assertThat(last("(if " + value + " 1 2)")).isEqualTo(yes);
    assertThat(last("(cond (" + value + " 1) (else 2))")).isEqualTo(yes);
    assertThat(last("(not " + value + ")")).isEqualTo("" + !isTrue);
    assertThat(last("(any l x " + value + ")")).isEqualTo("" + isTrue);
    assertThat(last("(all l x " + value + ")")).isEqualTo("" + isTrue);
    assertThat(last("(count l x " + value + ")")).isEqualTo(isTrue ? "3" : "0");
    assertThat(last("(let ((x " + value + ")) (if x 1 2))")).isEqualTo(yes);
    assertThat(last("(and " + value + " 7)").equals("7")).isEqualTo(isTrue);
    assertThat(last("(or " + value + " 7)").equals("7")).isEqualTo(!isTrue);
    assertThat(last("(null " + value + ")")).isEqualTo("" + isEmpty);
    assertThat(last("(null nil " + value + " nil)")).isEqualTo("" + isEmpty);
    assertThat(last("(valid " + value + ")")).isEqualTo("" + !value.equals("nil"));
    assertThat(last("(valid 1 " + value + " 1)")).isEqualTo("" + !value.equals("nil"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(and 1 2 3) | 3",
        "(and 1 0 3) | 0",
        "(and 1 0.0 nil) | 0.0",
        "(and 5) | 5",
        "(or 0 2 3) | 2",
        "(or 0 nil 0.0) | 0.0",
        "(or nil) | nil",
        "(or \"\" \"a\") | a",
        "(null) | true",
        "(valid) | true",
        "(null nil \"\" (* l 0)) | true",
        "(null nil 0) | false",
        "(valid 0 \"\") | true",
        "(valid nil) | false",
        "(defvar n 0) (and 0 (set n 1)) n | 1",
        "(defvar n 0) (or 1 (set n 1)) n | 1",
        "(debug 1 2 \"c\") | c",
        "(not (not 5)) | true",
      })
  void theOperandThatDecidesIsTheResult(String text, String expected) {
    assertThat(last(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(and) | and takes at least 1 argument, not 0.",
        "(not 1 2) | not takes 1 argument, not 2.",
        "(+ 1) | + takes 2 arguments, not 1.",
        "(min) | min takes at least 1 argument, not 0.",
        "(if 1 2) | if takes 3 arguments, not 2.",
        "() | An empty list has no value.",
        "{} | An empty list has no value.",
        "(5 1) | A list begins with the name of what it calls.",
        "(\"f\" 1) | A list begins with the name of what it calls.",
        "+ | + is not a value.",
        "0o9 | 0o9 is not an octal number.",
        "(defvar x 5) (x 1) | x is an integer and cannot be called.",
        "(Host 1) | Host is an entity and cannot be called.",
        "(Host.free) | Host.free is an integer and cannot be called.",
        "(nil) | nil is nil and cannot be called.",
        "(unknown 1) | There is no function unknown.",
        "(Host.nothing) | There is no function Host.nothing.",
        "Host.nothing | There is no variable or field Host.nothing.",
        "(def f (x) x) (f) | f takes 1 argument, not 0.",
        "(def f (x) x) (f 1 2) | f takes 1 argument, not 2.",
        "(def f (x) x) f | There is no variable or field f.",
        "(def f (x)) | def takes 3 arguments, not 2.",
        "(let ((x)) 1) | A binding is a list of a name and a value.",
        "(set 5 1) | A name is needed here.",
        "(Host.Prop \"nothing\") | A host has no property \"nothing\".",
        "(Host.Prop) | Prop takes 1 argument, not 0.",
        "(Host.Stat \"free\" 1 2) | Stat takes 1 to 2 arguments, not 3.",
        "(Host.Control 5 1) | A name must be a string, not an integer.",
      })
  void whatCannotBeEvaluatedIsTold(String text, String message) {
    assertThat(last(text)).isEqualTo("error: " + message);
  }

  /** Each stands where a name may be bound anew or not, and is read right after. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(Host.Stat \"free\") | 100",
        "(Host.Stat \"disks\" 5) | (disk host-disk)",
        "(with Guests h (h.Stat \"size\" 7)) | (1 2 3)",
        "(let ((f Host.Stat)) (f \"free\")) | 100",
        "(def Host.Stat (x) 7) (Host.Stat \"free\") | 100",
        "(def Host.StatMax (x) 7) (Host.StatMax \"free\") | 7",
        "(def Host.free (x) 7) (Host.free 1) | error: Host.free is an integer and cannot be called.",
        "(def e.Stat (x) 7) (with Guests e (e.Stat \"size\")) (e.Stat \"size\") | 7",
        "(def e.StatMax (x) 7) (let ((e Host)) (e.StatMax \"free\")) | 7",
        "(let ((e Host)) (let ((e 5)) e.free)) | 100",
        "(let ((e Host)) (let ((e (first Guests))) e.free)) | 100",
        "(let ((e Host)) (let ((e (first Guests))) e.size)) | 1",
        "(let ((e Host)) (let ((e (first Guests))) (e.Stat \"size\"))) | 1",
        "(defvar e Host) (with Guests e e.size) | (1 2 3)",
        "(defvar k (* Guests 2)) (with k e e.size) | (1 2 3 1 2 3)",
      })
  void aDottedNameIsLookedUpWhereItIs(String text, String expected) {
    assertThat(last(text)).isEqualTo(expected);
  }

  /** Few names are looked through and more are hashed: all keep their order, and can be undone. */
  @ParameterizedTest
  @CsvSource({"1", "2", "7", "8", "9", "10", "30"})
  void manyControlsAndVariablesAreKeptInOrder(int count) {
    Entity good = run.guests.get(0);
    Entity failing = run.guests.get(1);
    String first = "(with Guests g {" + names(0, count, 1) + "})";
    String second = "(with Guests g {" + names(0, 2 * count, 5) + "(if (== g.size 2) (/ 1 0) 1) })";
    Evaluation it = run.run(first + second);
    assertThat(it.failure()).isNull();
    assertThat(it.wishes().stream().filter(wish -> wish.entity().equals(good)).map(Wish::control))
        .containsExactlyElementsOf(IntStream.range(0, 2 * count).mapToObj(i -> "c" + i).toList());
    assertThat(it.wishes()).allMatch(wish -> wish.value().equals(Value.of(5)));
    assertThat(it.wishes()).noneMatch(wish -> wish.entity().equals(failing));
    assertThat(it.variables().get(good)).hasSize(2 * count).containsEntry("v0", Value.of(5));
    assertThat(it.variables().get(failing)).hasSize(count).containsEntry("v0", Value.of(1));
  }

  private static String names(int from, int to, int value) {
    return IntStream.range(from, to)
        .mapToObj(i -> "(g.Control \"c%1$d\" %2$d) (g.SetVar \"v%1$d\" %2$d)".formatted(i, value))
        .collect(Collectors.joining());
  }
}
