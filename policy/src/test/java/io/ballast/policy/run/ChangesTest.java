package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an iteration changes is kept, or taken back whole, and is bounded. */
final class ChangesTest {
  private static final String OVER = "One iteration makes more than 500,000 changes.";

  private final Run run = new Run();

  @Test
  void oneIterationChangesSoMuchAndNoMore() {
    String loops = "(defvar n 0) (defvar l (with Guests g 1)) (defvar m (* l 300)) (defvar one %s)";
    String most =
        loops.formatted("(filter Guests g (== g.size 1))")
            + "(with one g (with m x (with m y (set n 1))))";
    assertThat(Run.failure(run.run(most)).message()).isEqualTo(OVER);
  }

  @Test
  void manyIterationsTogetherMayChangeMore() {
    String text =
        "(defvar n 0) (defvar l (* Guests 200)) (defvar m (* (with Guests g 1) 300))"
            + "(with l g (with m y (set n (+ n 1)))) n";
    assertThat(run.last(text)).isEqualTo("540000");
  }

  /** Guest b fails; what is asked afterwards is as a and c left it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(set n (+ n 1)) | n | 2",
        "(set n (* 10 n)) (set n (+ n 1)) | n | 11",
        "(defvar o 1) (set o 2) (set n (+ n o)) | n | 4",
        "(let ((n 5)) (set n 6)) | n | 0",
        "(let ((o n)) (set n (+ o 1))) | n | 2",
        "(Host.SetVar \"v\" g.size) | (Host.GetVar \"v\") | 3",
        "(Host.SetVar \"kept\" g.size) | (Host.GetVar \"kept\") | 3",
        "(Host.Control \"k\" g.size) | (Host.GetControl \"k\") | 3",
        "(def f () n) (set n 7) | (f) | 7",
        "(def f () 1) (if (== g.size 2) (def f () 2) 0) | (f) | 1",
        "(def f () 1) (if (== g.size 2) (def h () 2) 0) | (h) | error",
        "(if (== g.size 2) (set n 50) 0) | n | 0",
        "(if (== g.size 2) (Host.SetVar \"w\" 5) 0) | (Host.GetVar \"w\") | nil",
        "(if (== g.size 2) (Host.SetVar \"kept\" 5) 0) | (Host.GetVar \"kept\") | 7",
        "(if (== g.size 2) (Host.Control \"w\" 5) 0) | (Host.GetControl \"w\") | nil",
        "(with Guests h (set n (+ n 1))) | n | 5",
      })
  void whatAFailedIterationDidIsTakenBack(String changes, String asked, String expected) {
    String text =
        "(defvar n 0) (with Guests g { " + changes + " (if (== g.size 2) (/ 1 0) 0) }) " + asked;
    String last = run.last(text);
    assertThat(expected.equals("error") ? last.substring(0, 5) : last).isEqualTo(expected);
  }
}
