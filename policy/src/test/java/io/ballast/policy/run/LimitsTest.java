package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Parser;
import io.ballast.policy.syntax.Program;
import io.ballast.policy.syntax.Source;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where exactly a budget ends: what just fits, and what just does not. */
final class LimitsTest {
  private static final String MANY = "The policy makes too many large values.";

  private final Run run = new Run();

  private String last(String text, Budget budget) {
    Evaluation it = run.run(text, budget, Isolation.ON);
    return it.failure() == null
        ? Show.value(it.results().getLast(), 50)
        : "error: " + it.failure().message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(len (* \"a\" 10000)) | 10000",
        "(len (* \"a\" 10001)) | error: A string of 10,001 chars is too long; 10,000 are allowed.",
        "(len (* \"ab\" 5000)) | 10000",
        "(* \"ab\" 5001) | error: A string of 10,002 chars is too long; 10,000 are allowed.",
        "(len (+ (* \"a\" 5000) (* \"a\" 5000))) | 10000",
        "(+ (* \"a\" 5000) (* \"a\" 5001))"
            + " | error: A string of 10,001 chars is too long; 10,000 are allowed.",
        "(* \"a\" 99999999999999999999)"
            + " | error: A string of 2,147,483,647 chars is too long; 10,000 are allowed.",
        "(* \"a\" 2147483647)"
            + " | error: A string of 2,147,483,647 chars is too long; 10,000 are allowed.",
        "(* \"a\" 2147483648)"
            + " | error: A string of 2,147,483,647 chars is too long; 10,000 are allowed.",
        "(len (* Guests 3333)) | 9999",
        "(* Guests 3334) | error: A list of 10,002 items is too long; 10,000 are allowed.",
        "(len (+ (* Guests 3332) Guests)) | 9999",
        "(+ (* Guests 3333) Guests)"
            + " | error: A list of 10,002 items is too long; 10,000 are allowed.",
        "(null (<< 1 9999)) | false",
        "(<< 1 10000) | error: An integer of 10,001 bits is too large; 10,000 are allowed.",
        "(null (* (<< 1 4999) (<< 1 4999))) | false",
        "(* (<< 1 4999) (<< 1 5000))"
            + " | error: An integer of 10,001 bits is too large; 10,000 are allowed.",
        "(null (+ (<< 1 9999) 1)) | false",
        "(null (- (<< 1 9999) 1)) | false",
        "(defvar n (* Guests 1111)) (len (with Guests g n)) | 3",
        "(defvar n (* Guests 1112)) (with Guests g n)"
            + " | error: A list of lists with 10,008 items is too large; 10,000 are allowed.",
        "(defvar n (* Guests 1112)) (defvar m (with Guests g 5)) (with m x n)"
            + " | error: A list of lists with 10,008 items is too large; 10,000 are allowed.",
        "(matches (* \"a\" 9999) \"b\") | false",
      })
  void aValueHasALargestSize(String text, String expected) {
    assertThat(last(text, Run.SMALL)).isEqualTo(expected);
  }

  /** Four values of full size are allowed: 40,000 words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(* \"a\" 10000) | 16",
        "(+ \"\" (* \"a\" 10000)) | 8",
        "(* Guests 3333) | 4",
        "(<< 1 9999) | 128",
        "(>> (<< 1 9999) 1) | 64",
        "(+ (<< 1 9999) 1) | 64",
        "(- (<< 1 9999) 1) | 64",
        "(* (<< 1 9000) 2) | 71",
        "(Host.SetVar \"%d\" 1) | 1250",
        "(Host.Control \"%d\" 1) | 1250",
        "(with Guests g (g.Control \"%d\" 1)) | 404",
        "(def f%d () 1) | 1250",
      })
  void allValuesTogetherHaveALargestSize(String expression, int most) {
    assertThat(last(times(expression, most), Run.SMALL)).doesNotStartWith("error");
    assertThat(last(times(expression, most + 1), Run.SMALL)).isEqualTo("error: " + MANY);
  }

  private static String times(String expression, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> expression.replace("%d", "" + i))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(Host.SetVar \"same\" 1)",
        "(Host.Control \"same\" 1)",
        "(def same () 1)",
        "(+ 1 1)",
        "(<< 1 60)",
        "(* 2147483648 2147483647)",
      })
  void whatTakesNoMoreRoomIsFree(String expression) {
    assertThat(last(times(expression, 3_000), Run.SMALL)).doesNotStartWith("error");
  }

  @Test
  void listsWithinListsAreBounded() {
    String nest = " (set n (with one x n))".repeat(200);
    String deep = "(defvar one (filter Guests g (== g.size 1))) (defvar n 1)";
    assertThat(last(deep + nest + " 5", Run.SMALL)).isEqualTo("5");
    assertThat(last(deep + nest + " (set n (with one x n))", Run.SMALL))
        .isEqualTo("error: Lists within lists are deeper than 200.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1 | 1",
        "(+ 1 2) | 3",
        "{ 1 2 } | 3",
        "(if 1 2 3) | 3",
        "(cond (0 1) (else 2)) | 3",
        "(def f (x) x) (f 1) | 4",
        "(let ((a 1) (b 2)) a) | 4",
        "(with Guests g 1) | 4",
        "(sum Guests g 1) | 5",
        "(Host.Prop \"name\") | 2",
        "(Host.Stat \"free\") | 2",
        "(Host.StatAvg \"free\") | 2",
        "(Host.StatMax \"free\") | 3",
        "(Host.Control \"k\" 1) | 3",
        "(< (* \"a\" 6400) (* \"a\" 6400)) | 107",
        "(< (* \"a\" 6400) \"a\") | 5",
        "(len (* \"a\" 6400)) | 104",
        "(starts-with \"a\" (* \"a\" 640)) | 15",
        "(contains (* \"a\" 640) \"ab\") | 25",
        "(contains (* \"a\" 640) (* \"b\" 6400)) | 6407",
        "(contains (with Guests g g.size) 9) | 9",
        "(contains (with Guests g g.size) 1) | 7",
        "(matches (* \"a\" 639) \"b\") | 36",
        "(matches (* \"a\" 639) \"b{20}\") | 325",
        "(== Guests Guests) | 6",
        "(< Guests Guests) | 6",
        "(sort-by Guests g g.size) | 8",
        "(sort-by Guests g (- 0 g.size)) | 13",
        "(share-out 5 Guests g 0 1 1 s s) | 63",
      })
  void aProgramTakesSteps(String text, int steps) {
    Budget enough = new Budget(steps, Duration.ofHours(1), 200, 10_000);
    Budget scarce = new Budget(steps - 1L, Duration.ofHours(1), 200, 10_000);
    assertThat(run.run(text, enough, Isolation.ON).steps()).isEqualTo(steps);
    assertThat(last(text, enough)).doesNotStartWith("error");
    assertThat(last(text, scarce))
        .isEqualTo("error: The policy takes more than %,d steps.".formatted(steps - 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(abs (abs (abs 1)))",
        "{ { { 1 } } }",
        "(+ 1 (+ 1 (+ 1 1)))",
        "(if 1 (if 1 (if 1 1 1) 1) 1)",
        "(let ((a (let ((b (let ((c 1)) c))) b))) a)",
        "(with Guests g (with Guests h (with Guests i 1)))",
        "(min 1 2 (min 1 2 (min 1 2 3)))",
        "(cond (1 (cond (1 (cond (1 2))))))",
        "(sum Guests g (sum Guests h (sum Guests i 1)))",
        "(because \"x\" (because \"y\" (because \"z\" 1)))",
        "(Host.GetVar (Host.Prop (+ \"na\" \"me\")))",
        "(debug (debug (debug 1)))",
      })
  void listsAreNestedInThree(String text) {
    assertThat(last(text, new Budget(1_000, Duration.ofHours(1), 3, 100)))
        .doesNotStartWith("error");
    assertThat(last(text, new Budget(1_000, Duration.ofHours(1), 2, 100)))
        .isEqualTo("error: Calls and lists are nested deeper than 2 here.");
  }

  @Test
  void depthEndsWithWhatWasNested() {
    String many = "(+ (abs 1) (abs 2)) { (abs 1) (abs 2) } (with Guests g (abs (/ 1 0))) (abs 3)";
    assertThat(last(many.repeat(20), new Budget(10_000, Duration.ofHours(1), 3, 1_000)))
        .isEqualTo("3");
  }

  /** The clock is read at the start and then once in 1,024 steps. */
  @ParameterizedTest
  @CsvSource({"1023, 1", "1024, 2", "2047, 2", "2048, 3", "10240, 11"})
  void theClockIsReadFromTimeToTime(int steps, int looks) {
    assertThat(looks("1 ".repeat(steps), false)).isEqualTo(looks);
    assertThat(looks("1 ".repeat(steps), true)).isEqualTo(looks);
  }

  /** So much is made at once that the clock is read at once, too. */
  @ParameterizedTest
  @CsvSource({"4096, 1", "4099, 1", "4100, 2", "9000, 2"})
  void theClockIsReadAfterLongWork(int chars, int looks) {
    assertThat(looks("(* \"a\" " + chars + ")", false)).isEqualTo(looks);
    assertThat(looks("(* \"a\" " + chars + ")", true)).isEqualTo(looks);
  }

  private long looks(String text, boolean compiled) {
    AtomicLong looks = new AtomicLong();
    Interpreter counting =
        new Interpreter(Run.SMALL, Isolation.ON, looks::getAndIncrement, line -> {});
    evaluate(counting, text, compiled);
    return looks.get();
  }

  private Evaluation evaluate(Interpreter interpreter, String text, boolean compiled) {
    Program program = Parser.parse(Source.of("test", text)).program();
    return compiled
        ? interpreter.evaluate(Compiled.of(program), run.world())
        : interpreter.evaluate(program, run.world());
  }

  @ParameterizedTest
  @CsvSource({"5000000, false", "5000001, true"})
  void timeIsUpAfterItsLastNanosecond(long later, boolean up) {
    AtomicLong looks = new AtomicLong();
    Budget budget = new Budget(100_000, Duration.ofMillis(5), 10, 10_000);
    Interpreter late =
        new Interpreter(
            budget, Isolation.ON, () -> 7 + looks.getAndIncrement() * later, line -> {});
    Evaluation it = evaluate(late, "1 ".repeat(1_024), false);
    assertThat(it.failure() != null).isEqualTo(up);
    if (it.failure() != null) {
      assertThat(it.failure().message()).isEqualTo("The policy takes longer than 5 ms.");
    }
  }

  /** Patterns are unrolled to 1,000 places at most, whatever their repetitions look like. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a{5} | true",
        "a{166} | true",
        "a{167} | false",
        "a{1,100} | true",
        "a{1,125} | true",
        "a{1,126} | false",
        "a{99999} | false",
        "a{142,} | true",
        "a{143,} | false",
        "(a{9}){9} | true",
        "(a{10}){10} | false",
        "(a){0} | true",
      })
  void aPatternHasALargestProgram(String pattern, boolean fits) {
    assertThat(last("(matches \"b\" \"" + pattern + "\")", Run.SMALL))
        .isEqualTo(
            fits
                ? String.valueOf(pattern.endsWith("{0}"))
                : "error: The pattern \"" + pattern + "\" repeats too much.");
  }

  @Test
  void manyPatternsAreCompiledAgain() {
    String few = times("(matches \"17\" \"^%d$\")", 64);
    assertThat(last(few + few + "(matches \"17\" \"^17$\")", Run.SMALL)).isEqualTo("true");
    String many = times("(matches \"17\" \"^%d$\")", 200);
    assertThat(last(many + "(matches \"17\" \"^17$\")", Run.SMALL)).isEqualTo("true");
  }

  @Test
  void aPatternHasALongestText() {
    assertThat(last("(matches \"b\" (* \"a\" 300))", Run.SMALL)).isEqualTo("false");
    assertThat(last("(matches \"b\" (* \"a\" 301))", Run.SMALL))
        .isEqualTo("error: A pattern may have 300 characters, not 301.");
  }
}
