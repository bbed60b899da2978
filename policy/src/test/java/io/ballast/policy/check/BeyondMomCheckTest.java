package io.ballast.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ballast.policy.syntax.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Built-ins and methods that MOM does not have. */
final class BeyondMomCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(debug (sum Guests g g.balloon_cur)) (debug (count Guests g (> g.shares 1)))",
        "(< (average Guests g g.balloon_cur) Host.mem_free)",
        "(defvar l (filter Guests g (> g.shares 1))) (with l x (debug x.balloon_cur)) (len l)",
        "(cond ((< Host.mem_free 1MiB) Host.mem_free) (else Host.swap_in))",
        "(share-out Host.mem_free Guests g g.balloon_cur nil g.shares size"
            + " (g.Control \"balloon_target\" size))",
        "(def sum (a b) (+ a b)) (sum 1 2) (sum Guests g g.shares)",
        "(def count (a) a) (count Guests g g.shares)",
        "(with Guests g (> (g.Rate \"swap_in\") Host.swap_in))",
        "(because \"why\" (Host.Control \"ksm_run\" 1)) (starts-with \"a\" \"b\")",
        "(defvar else 1) (cond (else 1) (2 3))",
      })
  void whatMayWorkIsNotReported(String text) {
    assertThat(Checking.diagnose(text))
        .noneMatch(each -> !each.code().slug().equals("unreachable"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(< (sum Guests g g.balloon_cur) Host.swap_in)|P0601|< needs one unit, but g.balloon_cur"
            + " is in KiB and Host.swap_in is in pages.",
        "(clamp Host.mem_free 1MiB Host.swap_in)|P0601|clamp needs one unit, but Host.mem_free is"
            + " in KiB and Host.swap_in is in pages.",
        "(with Guests g (> (g.StatMax \"swap_in\") Host.swap_in))|P0601|> needs one unit, but"
            + " (g.StatMax \"swap_in\") is in KiB and Host.swap_in is in pages.",
        "(share-out Host.swap_in Guests g 0 nil g.shares size (g.Control \"balloon_target\""
            + " size))|P0602|balloon_target is in KiB, but Host.swap_in is in pages.",
        "(sum 5 x 1)|P0402|sum takes a list, and 5 is a number.",
        "(cond ((< Host.mem_free 1MiB) 1) (1 2) (else 3))|P0701|This is never evaluated: 1 is"
            + " always true.",
        "(cond (5) (else 1))|P0305|A clause is a condition and a value in round brackets.",
        "(cond ((valid Host) 1) (else 2) ((valid Host) 3))|P0201|There is no variable else.",
        "(any Guests x (< x.shares 3)) (debug x)|P0204|There is no variable x here: it is bound in"
            + " other scopes only.",
        "(floor \"a\")|P0401|floor cannot take a string.",
      })
  void whatCannotWorkIs(String text, String code, String message) {
    assertThat(Checking.diagnose(text))
        .extracting(each -> each.code().number(), Diagnostic::message)
        .containsExactly(tuple(code, message));
  }
}
