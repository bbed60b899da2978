package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.policy.syntax.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which unit an expression is known to have, as the wish of a control in milliseconds tells it. */
final class InferredUnitsTest {
  private static final String SENTENCE = "ksm_sleep_millisecs is in ms, but (.*)\\.";

  /** What is said of the expression; {@code nothing} if nothing is. */
  private static String told(String before, String expression) {
    String text = before + "\n(Host.Control \"ksm_sleep_millisecs\" " + expression + ")";
    return Checking.diagnose(text).stream()
        .map(Diagnostic::message)
        .filter(message -> message.matches(SENTENCE))
        .map(message -> message.replaceAll(SENTENCE, "$1"))
        .findFirst()
        .orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | nothing",
        "5ms | nothing",
        "5s | 5s is in s",
        "Host.cpu_count | Host.cpu_count is a count",
        "Host.psi_memory_some | Host.psi_memory_some is in percent",
        "(+ Host.mem_free 5) | Host.mem_free is in KiB",
        "(- 5 Host.mem_free) | Host.mem_free is in KiB",
        "(min 5 Host.mem_free) | Host.mem_free is in KiB",
        "(abs Host.mem_free) | Host.mem_free is in KiB",
        "(< Host.mem_free 5) | nothing",
        "(floor Host.mem_free) | Host.mem_free is in KiB",
        "(clamp Host.mem_free 5 6) | Host.mem_free is in KiB",
        "(* Host.mem_free Host.mem_free) | nothing",
        "(* Host.mem_free 20%) | Host.mem_free is in KiB",
        "(* 20% Host.mem_free) | Host.mem_free is in KiB",
        "(* 20% 30%) | 30% is a ratio",
        "(* Host.mem_free Host.cpu_count) | Host.mem_free is in KiB",
        "(* Host.cpu_count Host.mem_free) | Host.mem_free is in KiB",
        "(* Host.psi_memory_some Host.mem_free) | nothing",
        "(* Host.ksm_run Host.mem_free) | nothing",
        "(* Host.mem_free Host.ksm_run) | nothing",
        "(/ Host.mem_free 3) | Host.mem_free is in KiB",
        "(/ Host.mem_free 1024) | nothing",
        "(/ Host.mem_free Host.mem_available) | (/ Host.mem_free Host.mem_available) is a ratio",
        "(/ Host.mem_free Host.cpu_count) | Host.mem_free is in KiB",
        "(/ Host.mem_free 20%) | Host.mem_free is in KiB",
        "(/ Host.mem_free Host.swap_in) | nothing",
        "(/ Host.mem_free Host.ksm_run) | nothing",
        "(/ Host.ksm_run Host.mem_free) | nothing",
        "(/ 5 Host.mem_free) | nothing",
        "(<< Host.mem_free 10) | nothing",
        "(len Guests) | (len Guests) is a count",
        "(count Guests g g.shares) | (count Guests g g.shares) is a count",
        "(sum Guests g g.balloon_cur) | g.balloon_cur is in KiB",
        "(average Guests g g.rss) | g.rss is in pages",
        "(first (with Guests g g.rss)) | g.rss is in pages",
        "(nth (with Guests g g.rss) 0) | g.rss is in pages",
        "(sort-by (with Guests g g.rss) x x) | g.rss is in pages",
        "(any Guests g g.rss) | nothing",
        "(and 5 Host.mem_free) | Host.mem_free is in KiB",
        "(or Host.mem_free 5) | Host.mem_free is in KiB",
        "(or Host.mem_free Host.swap_in) | nothing",
        "(debug Host.mem_free Host.swap_in) | Host.swap_in is in pages",
        "(if Host Host.mem_free 5) | Host.mem_free is in KiB",
        "(if Host 5 Host.mem_free) | Host.mem_free is in KiB",
        "(if Host Host.mem_free nil) | Host.mem_free is in KiB",
        "(if Host Host.mem_free Host.ksm_run) | nothing",
        "(if Host Host.ksm_run Host.mem_free) | nothing",
        "(if Host 5 Host.ksm_run) | nothing",
        "(cond ((null Host) Host.mem_free)) | Host.mem_free is in KiB",
        "(let ((x Host.mem_free)) x) | Host.mem_free is in KiB",
        "{ Host.swap_in Host.mem_free } | Host.mem_free is in KiB",
        "(Host.Stat \"mem_free\") | (Host.Stat \"mem_free\") is in KiB",
        "(Host.Stat \"mem_free\" 5) | (Host.Stat \"mem_free\" 5) is in KiB",
        "(Host.Stat \"ksm_run\") | nothing",
        "(Host.StatMax \"mem_free\") | (Host.StatMax \"mem_free\") is in KiB",
        "(Host.Percentile \"mem_free\" 5) | (Host.Percentile \"mem_free\" 5) is in KiB",
        "(Host.Rate \"mem_free\") | nothing",
        "(Host.Trend \"ksm_general_profit\")"
            + " | (Host.Trend \"ksm_general_profit\") is in bytes/s",
        "(Host.GetControl \"ksm_pages_to_scan\")"
            + " | (Host.GetControl \"ksm_pages_to_scan\") is in pages",
        "(Host.GetControl \"ksm_sleep_millisecs\") | nothing",
        "(Host.GetControl \"ksm_run\") | nothing",
        "(Host.GetControl \"unknown\") | nothing",
        "(Host.GetVar \"mem_free\") | nothing",
        "(Host.Prop \"mem_free\") | nothing",
        "(starts-with \"a\" \"b\") | nothing",
      })
  void anExpressionIsIn(String expression, String told) {
    assertThat(told("", expression)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(defvar x 5) (set x Host.mem_free) | x | Host.mem_free is in KiB",
        "(defvar x Host.mem_free) (set x Host.mem_available) | x | Host.mem_free is in KiB",
        "(defvar x Host.mem_free) (set x Host.swap_in) | x | nothing",
        "(defvar x Host.mem_free) (set x Host.ksm_run) | x | nothing",
        "(def f (p) p) (f Host.mem_free) | (f 5) | Host.mem_free is in KiB",
        "(def f (p q) q) | (f Host.mem_free Host.swap_in) | Host.swap_in is in pages",
        "(def f (p) (* 2 p)) | (f Host.mem_free) | Host.mem_free is in KiB",
        "(with Guests g (defvar x g.rss)) | x | g.rss is in pages",
        "(with Guests g (defvar x g.swap_in)) | x | g.swap_in is in KiB",
        "(with Guests g (defvar x g.note)) | x | g.note is in s",
        "(with Guests g (defvar x g.paused)) | (* x Host.mem_free) | Host.mem_free is in KiB",
        "(with Guests g (defvar x g.Trend)) | x | g.Trend is in percent",
        "(defvar e Host) (set e (first Guests)) | e.swap_in | nothing",
        "(defvar e Host) | e.swap_in | e.swap_in is in pages",
        "(with Guests g (defvar e g)) (set e Host) | e.swap_in | nothing",
        "(with Guests g (defvar e g)) (set e Host) | e.mem_free | e.mem_free is in KiB",
        "(with Guests g (defvar e g)) (set e Host) | (e.Stat \"swap_in\") | nothing",
        "(defvar l (with Guests g g.rss)) (with l n (defvar x n)) | x | g.rss is in pages",
        "(share-out 5KiB Guests g 0 nil 1 s (defvar x s)) | x | 5KiB is in KiB",
        "(share-out 5KiB Guests g 0 nil 1 s (defvar x g.rss)) | x | g.rss is in pages",
        "(filter (with Guests g g.rss) n (defvar x n)) | x | g.rss is in pages",
      })
  void aProgramMakesAName(String before, String expression, String told) {
    assertThat(told(before, expression)).isEqualTo(told);
  }

  /**
   * An amount times a number that may be there to convert it has any unit; else it keeps its own.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | true",
        "3.9 | true",
        "4 | false",
        "5 | false",
        "-2 | true",
        "-4 | false",
        "1000 | false",
        "0 | true",
        "0.5 | true",
        "0.3 | true",
        "0.34 | true",
        "0.25 | false",
        "0.125 | false",
        "0.2 | true",
        "0.1 | false",
        "0.01 | false",
        "-0.001 | false",
        "0.05 | true",
        "(/ 1 60) | false",
        "(/ 1 3600) | false",
        "(/ 1 61) | true",
        "(/ 1 4) | false",
        "(/ 1 3) | true",
        "(/ 10 5) | true",
        "(+ 1 1) | true",
        "(+ 1 3) | false",
        "(- 6 2) | false",
        "(- 6 4) | true",
        "(* 2 2) | false",
        "(* 8 0.25) | true",
        "(+ 1 1 2) | false",
        "(< 1 2) | true",
        "(+ (< 1 2) 0) | false",
        "(- (< 1 2) 0) | false",
        "(* 1 (< 1 2)) | false",
        "(/ (< 1 2) 2) | false",
        "(if Host 2 3) | true",
        "(if Host 2 8) | false",
        "(if Host 8 2) | false",
        "(if Host 2 2) | true",
        "(if Host (< 1 2) 2) | true",
        "(if Host (< 1 2) 8) | false",
        "(if Host 2 nil) | true",
        "(if Host nil 8) | false",
        "20% | true",
        "Host.cpu_count | true",
        "Host.ksm_run | false",
      })
  void aFactorKeepsTheUnit(String factor, boolean keeps) {
    String amount = "Host.mem_free is in KiB";
    assertThat(told("", "(* " + factor + " Host.mem_free)")).isEqualTo(keeps ? amount : "nothing");
    assertThat(told("", "(* Host.mem_free " + factor + ")")).isEqualTo(keeps ? amount : "nothing");
  }
}
