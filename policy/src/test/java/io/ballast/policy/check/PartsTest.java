package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Diagnostic;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every part of every expression is looked at, and with the right severity. */
final class PartsTest {

  /** As {@code code@column}, with a mark for errors. */
  private static String told(String text) {
    return Checking.diagnose(text).stream().map(PartsTest::told).collect(Collectors.joining(" "));
  }

  private static String told(Diagnostic it) {
    return it.code().number() + "@" + it.span().start() + (it.isError() ? "!" : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(abs nope) | P0201@5!",
        "(abs 1 nope) | P0302@0! P0201@7",
        "(if 1.5 nope) | P0302@0! P0201@8",
        "(let) | P0302@0!",
        "(defvar) | P0302@0!",
        "(set) | P0302@0!",
        "(with) | P0302@0!",
        "(with Guests) | P0302@0!",
        "(sum) | P0302@0!",
        "(cond) | P0302@0!",
        "(nofun nope) | P0301@1! P0201@7!",
        "(Host nope) | P0303@1! P0201@6",
        "(5 nope) | P0304@1! P0201@3",
        "(1.5 1) | P0304@1!",
        "(5ms 1) | P0304@1!",
        "(\"a\" 1) | P0304@1!",
        "(0o9 1) | P0304@1!",
        "((abs 1) 1) | P0304@1!",
        "({ 1 } 1) | P0304@1!",
        "(def f (x) x) (f nope) | P0201@17!",
        "(def sum (x) x) (sum nope) | P0201@21",
        "(let ((f abs)) (f nope)) | P0201@18!",
        "(let ((abs 5)) (abs nope)) | P0201@20",
        "(let ((f 5)) (f nope)) | P0303@14! P0201@16!",
        "(let ((sum 5)) (sum nope)) | P0303@16 P0201@20",
        "(Host.Prop nope) | P0201@11!",
        "(nope.Prop 1) | P0201@1!",
        "(defvar x nope) | P0201@10!",
        "(defvar x 1) (set x nope) | P0201@20!",
        "(set nope 1) | P0202@5!",
        "(set (abs 1) nope) | P0305@5! P0201@13!",
        "(set 5 1) | P0305@5!",
        "(defvar 5 1) | P0305@8!",
        "(with nope g 1) | P0201@6!",
        "(with (abs nope) g 1) | P0305@6!",
        "(with Guests g nope) | P0201@15",
        "(with 5 g nope) | P0305@6! P0201@10",
        "(with Guests 5 1) | P0305@13!",
        "(let ((x nope)) x) | P0201@9!",
        "(let ((x 1)) nope) | P0201@13!",
        "(let ((x 1 2)) x) | P0305@6!",
        "(let (5) 1) | P0305@6!",
        "(let 5 nope) | P0305@5! P0201@7!",
        "(let ((5 nope)) 1) | P0305@7! P0201@9!",
        "(def f (x 5) 1) | P0305@10!",
        "(def f 5 1) | P0305@7!",
        "(def 5 (x) 1) | P0305@5!",
        "(if nope 1 2) | P0201@4!",
        "(if Host nope 1) | P0201@9",
        "(if Host 1 nope) | P0201@11",
        "{ 1 nope } | P0201@4!",
        "(cond (nope 1) (nope 2)) | P0201@7! P0201@16",
        "(cond ((null Host) nope)) | P0201@19",
        "(cond ((null Host) 1) (else nope)) | P0201@28",
        "(cond 5 6) | P0305@6! P0305@8",
        "(cond { Host 1 }) | P0305@6!",
        "(cond (Host 1 2)) | P0305@6!",
        "(sum nope g g) | P0201@5!",
        "(sum Guests g nope) | P0201@14",
        "(sum Guests 5 1) | P0305@12!",
        "(sum nope) | P0201@5!",
        "(share-out nope Guests g 0 1 1 s s) | P0201@11!",
        "(share-out 5 nope g 0 1 1 s s) | P0201@13!",
        "(share-out 5 Guests g nope 1 1 s s) | P0201@22",
        "(share-out 5 Guests g 0 nope 1 s s) | P0201@24",
        "(share-out 5 Guests g 0 1 nope s s) | P0201@26",
        "(share-out 5 Guests g 0 1 1 5 s) | P0305@28! P0201@30",
        "(share-out 5 Guests g 0 1 1 s nope) | P0201@30",
        "(share-out 5 6 g 0 1 1 s s) | P0402@13!",
        "(because nope 1) | P0201@9!",
        "{ (def f (x) x) } (f 1) |",
        "(let ((a 1)) (def f (x) x)) (f 1 2) | P0302@28!",
        "nil | ",
        "(+ 1 +) | P0307@5!",
        "(abs ()) | P0306@5!",
      })
  void aPartIsLookedAt(String text, String told) {
    assertThat(told(text)).isEqualTo(told == null ? "" : told);
  }

  /** The name x, and e and f, are bound somewhere else only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(abs x) | P0204@5",
        "(debug 1 { x }) | P0204@11",
        "(Host.GetVar x) | P0204@13",
        "(e.Stat \"mem_free\") | P0204@1",
        "e.mem_free | P0204@0",
        "(nofun x) | P0301@1! P0204@7",
        "(Host x) | P0303@1! P0204@6",
        "(5 x) | P0304@1! P0204@3",
        "(f x) | P0204@3",
        "(def g (y) y) (g x) | P0204@17",
        "(def sum (y) y) (sum x) | P0204@21",
        "(def sum (y) x) (sum 1) | P0204@13",
        "(def sum (y) y) (sum Guests g g) |",
        "(defvar if abs) (if x 1 2) | P0204@20",
        "(defvar if abs) (if x) |",
        "(defvar abs debug) (abs x) | P0204@24",
        "(defvar abs debug) (abs 1 x) | P0204@26",
        "(defvar sum debug) (sum Guests g x) | P0204@33",
        "(defvar sum debug) (sum Guests g g) |",
        "(defvar cond debug) (cond (x 1)) | P0204@27",
        "(cond (x 1)) | P0204@7",
        "(cond ((null Host) x)) | P0204@19",
        "(cond ((null Host) 1) (else x)) | P0204@28",
        "(sum x) | P0204@5",
        "(sum Guests x x) |",
        "(sum Guests g x) | P0204@14",
        "(share-out x Guests x 1 1 1 s x) | P0204@11",
        "(share-out 1 x x 1 1 1 s x) | P0204@13",
        "(share-out 1 Guests g x 1 1 s 1) | P0204@22",
        "(share-out 1 Guests g 1 x 1 s 1) | P0204@24",
        "(share-out 1 Guests g 1 1 1 x x) |",
        "(if x 1 2) | P0204@4",
        "(if Host x 2) | P0204@9",
        "(if Host 1 x) | P0204@11",
        "(defvar y x) | P0204@10",
        "(defvar y 1) (set y x) | P0204@20",
        "(set x 1) | P0204@5",
        "(let ((y x)) y) | P0204@9",
        "(let ((y 1)) x) | P0204@13",
        "(let ((x 1)) x) |",
        "(with x g 1) | P0204@6",
        "(with Guests g x) | P0204@15",
        "(with Guests x x) |",
        "(because x 1) | P0204@9",
        "(if x) | P0302@0!",
      })
  void aNameThatIsBoundElsewhereIsLookedFor(String text, String told) {
    String elsewhere = "\n(def never (x e) (let ((f abs)) (f 1)))";
    assertThat(told(text + elsewhere)).isEqualTo(told == null ? "" : told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(if 0.0 1 2) | 0.0 is always false",
        "(if 0.5 1 2) | 0.5 is always true",
        "(if 0% 1 2) | 0% is always false",
        "(if 5ms 1 2) | 5ms is always true",
        "(if \"\" 1 2) | \"\" is always false",
        "(if \"a\" 1 2) | \"a\" is always true",
        "(if nil 1 2) | nil is always false",
        "(if (not 1) 1 2) | (not 1) is always false",
        "(if (not (not 1)) 1 2) | (not (not 1)) is always true",
        "(cond (0 1) ((null Host) 2)) | 0 is always false",
        "(cond ((null Host) 1) (5 2) ((null Guests) 3)) | 5 is always true",
        "(cond (5 2) ((null Guests) 3)) | 5 is always true",
        "(if Host.mem_free 1 2) |",
        "(if (not Host.mem_free) 1 2) |",
        "(if (null 1) 1 2) |",
        "(if { not 0 } 1 2) | There is no variable not",
        "(defvar not abs) (if (not 0) 1 2) |",
        "(cond ((null Host) 1) (else 2)) |",
      })
  void aConditionThatIsAlwaysTheSameIsTold(String text, String told) {
    assertThat(
            Checking.diagnose(text).stream()
                .map(it -> it.message().replace("This is never evaluated: ", ""))
                .collect(Collectors.joining(" ")))
        .isEqualTo(told == null ? "" : told + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(/ 1 0%) | P0405@0!",
        "(/ 1 -0.0) | P0405@0!",
        "(/ 1 5%) |",
        "(/ 1 (abs 0)) |",
        "(/ 0 Host.cpu_count) |",
        "(* 1 0) |",
        "(/ 1 \"a\") | P0401@0!",
        "(Host.Control \"ksm_sleep_millisecs\" 0) |",
        "(Host.Control \"ksm_sleep_millisecs\" 0.0) |",
        "(Host.Control \"ksm_sleep_millisecs\" -0.5) | P0403@36",
        "(Host.Control \"ksm_sleep_millisecs\" -5) | P0403@36",
        "(Host.Control \"ksm_sleep_millisecs\" -5ms) | P0403@36",
        "(Host.Control \"ksm_sleep_millisecs\" (- 0 5)) |",
        "(Host.Control \"ksm_sleep_millisecs\" \"a\") | P0403@36",
        "(Host.Control \"ksm_advisor_mode\" \"scan-time\") |",
        "(Host.Control \"ksm_advisor_mode\" -5) |",
        "(Host.Control \"nothing\" \"a\") | P0502@14",
        "(Host.Control \"nothing\" -1) | P0502@14",
        "(Host.Control \"ksm_run\") | P0302@0!",
        "(Host.SetVar \"ksm_sleep_millisecs\" 1s) |",
        "(Host.SetVar \"ksm_sleep_millisecs\" -1) |",
        "(Host.Stat \"mem_free\" -1) |",
        "(Host.Stat 5) | P0404@11!",
        "(Host.SetVar Host.mem_free 5) | P0404@13!",
        "(with Guests g (with g.io_tune d (d.setLimit 5))) |",
        "(with Guests g (with g.io_tune d (d.setLimit))) | P0302@33",
        "(with Guests g (with g.io_tune d (d.path))) | P0303@34",
        "(defvar e (nth Guests 0)) e.mem_free |",
        "(defvar e (or Host 5)) e.balloon_cur | P0501@23",
        "(with Guests g (defvar e (or g Host))) (e.setLimit 5) | P0501@40 P0204@40",
        "(defvar s 1) (+ 0x1s) |",
        "(defvar s 1) (+ 10s) | P0111@16",
        "(defvar s 1) (+ 0o7s) |",
        "(defvar s 1) (+ 1 s) |",
      })
  void aValueThatCannotBeMeantIsTold(String text, String told) {
    assertThat(told(text)).isEqualTo(told == null ? "" : told);
  }
}
