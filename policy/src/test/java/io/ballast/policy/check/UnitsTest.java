package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units, followed through programs; {@code G} stands for a loop over the guests. */
final class UnitsTest {

  private static String policy(String text) {
    return text.startsWith("G ") ? "(with Guests g " + text.substring(2) + ")" : text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(+ Host.mem_free 5) (- 0 Host.mem_free) (< Host.mem_free 100) (min Host.mem_free 0)",
        "(+ Host.mem_free 512MiB) (> (/ Host.mem_free Host.mem_available) 20%)",
        "(- Host.mem_free (* 20% Host.mem_available))",
        "(- Host.mem_free (* 0.2 Host.mem_available)) (- Host.mem_free (/ Host.mem_available 5))",
        "(+ (* 4 Host.swap_in) Host.mem_free) (- (/ Host.ksm_general_profit 1024) Host.mem_free)",
        "(- Host.ksm_general_profit (<< Host.mem_free 10))",
        "(> (* 100 (/ Host.mem_free Host.mem_available)) Host.psi_memory_some)",
        "(> (/ Host.psi_memory_some 100) (/ Host.mem_free Host.mem_available))",
        "(defvar page 4) (+ (* page Host.swap_in) Host.mem_free)",
        "(defvar k (* 2 512)) (> (* k Host.mem_free) Host.ksm_general_profit)",
        "G (+ Host.mem_free (/ g.balloon_cur g.shares))",
        "G (+ (/ g.balloon_cur g.balloon_max) g.shares)",
        "G (g.Control \"balloon_target\" (max g.balloon_cur 1GiB))",
        "G (g.Control \"balloon_target\" (* 0.95 g.balloon_cur))",
        "(Host.Control \"ksm_sleep_millisecs\" 250ms) (Host.Control \"ksm_run\" Host.mem_free)",
        "(defvar x nil) (if Host (set x Host.mem_free) 0) (< x Host.mem_available)",
        "(defvar x Host.mem_free) (set x Host.swap_in) (< x Host.mem_free)",
        "(def f (x) (+ x 1)) (f Host.mem_free) (f Host.swap_in)",
        "(defvar t 0) (with Guests g (set t (+ t g.balloon_cur))) (< t Host.mem_free)",
        "(Host.SetVar \"x\" Host.swap_in) (< (Host.GetVar \"x\") Host.mem_free)",
        "(+ (if (> Host.mem_free 5) 0 Host.mem_free) Host.mem_available)",
      })
  void whatFitsIsNotReported(String text) {
    assertThat(Checking.diagnose(policy(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(+ Host.mem_free Host.ksm_general_profit)|+ needs one unit, but Host.mem_free is in KiB"
            + " and Host.ksm_general_profit is in bytes.|(/ x 1024) makes KiB of bytes.",
        "(< Host.mem_free Host.swap_in)|< needs one unit, but Host.mem_free is in KiB and"
            + " Host.swap_in is in pages.|(* 4 x) makes KiB of pages, where a page has 4 KiB.",
        "(> Host.psi_memory_some 20%)|> needs one unit, but Host.psi_memory_some is in percent and"
            + " 20% is a ratio.|(* 100 x) makes percent of a ratio.",
        "(max Host.mem_free 5 250ms)|max needs one unit, but Host.mem_free is in KiB and 250ms is"
            + " in ms.|Neither can be made of the other: one of them is not what was meant.",
        "(< Host.ksm_sleep_millisecs 5s)|< needs one unit, but Host.ksm_sleep_millisecs is in ms"
            + " and 5s is in s.|(* 1000 x) makes ms of s.",
        "(- Host.mem_free 20%)|- needs one unit, but Host.mem_free is in KiB and 20% is a"
            + " ratio.|A share of an amount is written (* SHARE AMOUNT), with a share from 0 to 1.",
        "G (== g.swap_in Host.swap_in)|== needs one unit, but g.swap_in is in KiB and Host.swap_in"
            + " is in pages.|(* 4 x) makes KiB of pages, where a page has 4 KiB.",
        "(defvar x Host.swap_in) (< x Host.mem_free)|< needs one unit, but Host.swap_in is in pages"
            + " and Host.mem_free is in KiB.|(/ x 4) makes pages of KiB, where a page has 4 KiB.",
        "(def f (x) (< x 1GiB)) (f Host.swap_in)|< needs one unit, but Host.swap_in is in pages and"
            + " 1GiB is in KiB.|(/ x 4) makes pages of KiB, where a page has 4 KiB.",
        "(def f () Host.swap_in) (- 1GiB (f))|- needs one unit, but 1GiB is in KiB and Host.swap_in"
            + " is in pages.|(* 4 x) makes KiB of pages, where a page has 4 KiB.",
        "(+ (Host.StatAvg \"swap_in\") Host.mem_free)|+ needs one unit, but (Host.StatAvg"
            + " \"swap_in\") is in pages and Host.mem_free is in KiB.|(/ x 4) makes pages of KiB,"
            + " where a page has 4 KiB.",
        "(- (* 0.5 Host.mem_free) (/ Host.swap_in 2))|- needs one unit, but Host.mem_free is in KiB"
            + " and Host.swap_in is in pages.|(* 4 x) makes KiB of pages, where a page has 4 KiB.",
        "(- (/ Host.mem_free Host.mem_available) Host.psi_memory_some)|- needs one unit, but (/"
            + " Host.mem_free Host.mem_available) is a ratio and Host.psi_memory_some is in"
            + " percent.|(/ x 100) makes a ratio of percent.",
        "(let ((x 5) (y Host.mem_free)) (- (max x y) 3B))|- needs one unit, but Host.mem_free is in"
            + " KiB and 3B is in bytes.|(/ x 1024) makes KiB of bytes.",
        "G (g.Control \"balloon_target\" g.rss)|balloon_target is in KiB, but g.rss is in"
            + " pages.|(* 4 x) makes KiB of pages, where a page has 4 KiB.",
        "(Host.Control \"ksm_sleep_millisecs\" 1s)|ksm_sleep_millisecs is in ms, but 1s is in"
            + " s.|(* 1000 x) makes ms of s.",
      })
  void whatDoesNotFitIsAWarning(String text, String message, String hint) {
    assertThat(Checking.diagnose(policy(text)))
        .singleElement()
        .matches(it -> !it.isError())
        .matches(it -> it.code().number().startsWith("P06"))
        .extracting(Diagnostic::message, Diagnostic::hint)
        .containsExactly(message, hint);
  }
}
