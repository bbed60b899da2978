package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MOM does not have. The guests a, b and c have the sizes 1, 2 and 3. */
final class BeyondMomTest {

  private final Run run = new Run();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "(sum Guests g g.size) | 6",
        "(sum Guests g (* 0.5 g.size)) | 3.0",
        "(sum (with Guests g g.size)) | 6",
        "(sum (filter Guests g nil)) | 0",
        "(sum Host) | error: sum takes a list here.",
        "(sum Guests) | error: sum takes numbers, not an entity.",
        "(sum (with Guests g nil)) | error: sum takes numbers, not nil.",
        "(sum Guests g) | error: sum takes 1 or 3 arguments, not 2.",
        "(sum Guests 1 2) | error: A name is needed here.",
        "(average Guests g g.size) | 2.0",
        "(average (filter Guests g nil)) | nil",
        "(average (filter Guests g nil) g 1) | nil",
        "(average (with Guests g \"x\")) | error: average takes numbers, not a string.",
        "(first Guests) | guest a",
        "(first (filter Guests g nil)) | nil",
        "(first Guests g (> g.size 1)) | guest b",
        "(first Guests g (> g.size 9)) | nil",
        "(nth Guests 0) | guest a",
        "(nth Guests 2) | guest c",
        "(nth Guests 3) | nil",
        "(nth Guests 99999999999999999999) | nil",
        "(nth Guests -1) | error: nth takes an index, an integer from 0.",
        "(nth Guests 1.0) | error: nth takes an index, an integer from 0.",
        "(nth \"abc\" 1) | error: nth takes a list, not a string.",
        "(len Guests) | 3",
        "(len \"héllo\") | 5",
        "(len \"😀\") | 1",
        "(len nil) | error: len takes a list or a string, not nil.",
        "(sort-by Guests g (- 0 g.size)) | (guest c guest b guest a)",
        "(sort-by Guests g 1) | (guest a guest b guest c)",
        "(sort-by Guests g (g.Prop \"name\")) | (guest a guest b guest c)",
        "(sort-by (filter Guests g nil) g 1) | ()",
        "(sort-by (with Guests g (- 0 g.size)) n n) | (-3 -2 -1)",
        "(sort-by (with Guests g g.size) n (if (== n 2) \"x\" n))"
            + " | error: < cannot take a string and an integer.",
        "(sort-by (with Guests g g.size) n nil) | error: < cannot take nil and nil.",
        "(filter Guests g (!= g.size 2)) | (guest a guest c)",
        "(count Guests) | 3",
        "(count Guests g (> g.size 1)) | 2",
        "(any Guests g (> g.size 2)) | true",
        "(any Guests g (> g.size 3)) | false",
        "(any (filter Guests g nil) g 1) | false",
        "(all Guests g (> g.size 0)) | true",
        "(all Guests g (> g.size 1)) | false",
        "(all (filter Guests g nil) g nil) | true",
        "(defvar n 0) (any Guests g { (set n (+ n 1)) (> g.size 1) }) n | 2",
        "(defvar n 0) (all Guests g { (set n (+ n 1)) (< g.size 2) }) n | 2",
        "(defvar n 0) (first Guests g { (set n (+ n 1)) (< g.size 2) }) n | 1",
        "(sum Guests g (sum Guests h (* g.size h.size))) | 36",
        "(let ((g 5)) { (sum Guests g g.size) g }) | 5",
        "(floor 2.5) | 2",
        "(floor -2.5) | -3",
        "(floor 7) | 7",
        "(floor (== 1 1)) | 1",
        "(ceil 2.1) | 3",
        "(ceil -2.9) | -2",
        "(round 0.5) | 0",
        "(round 1.5) | 2",
        "(round -2.5) | -2",
        "(round 2.51) | 3",
        "(round 1e22) | 10000000000000000000000",
        "(floor (* 1e308 10)) | error: floor takes a finite number, not Infinity.",
        "(ceil (- (* 1e308 10) (* 1e308 10))) | error: ceil takes a finite number, not NaN.",
        "(round \"1\") | error: round takes a number, not a string.",
        "(clamp 5 1 3) | 3",
        "(clamp 0 1 3) | 1",
        "(clamp 2 1 3) | 2",
        "(clamp 3.0 1 3) | 3.0",
        "(clamp 2 3 1) | error: clamp's LOW is above its HIGH.",
        "(clamp nil 1 2) | error: < cannot take nil and an integer.",
        "(cond (0 1) (1 2) (1 (/ 1 0))) | 2",
        "(cond (0 1)) | nil",
        "(cond (0 1) (else 2)) | 2",
        "(cond [1 2]) | 2",
        "(cond (else 1) (1 2)) | error: There is no variable or field else.",
        "(defvar else 0) (cond (else 1) (1 2)) | 2",
        "(defvar else 0) (cond (0 1) (else 2)) | 2",
        "(cond 1) | error: A clause of cond is a condition and a value in round brackets.",
        "(cond (1 2 3)) | error: A clause of cond is a condition and a value in round brackets.",
        "(cond {1 2}) | error: A clause of cond is a condition and a value in round brackets.",
        "(cond (1 2) 3) | 2",
        "(starts-with \"abc\" \"ab\") | true",
        "(starts-with \"abc\" \"b\") | false",
        "(starts-with nil \"b\") | error: starts-with takes a string, not nil.",
        "(contains \"abc\" \"bc\") | true",
        "(contains \"abc\" \"cb\") | false",
        "(contains \"abc\" 1) | error: contains takes a string, not an integer.",
        "(contains (with Guests g g.size) 2.0) | true",
        "(contains (with Guests g g.size) \"2\") | false",
        "(contains Host 1) | error: contains takes a string, not an entity.",
        "(matches \"web-12\" \"[0-9]{2}$\") | true",
        "(matches \"web-12\" \"^[0-9]\") | false",
        "(matches \"a.b\" \"a\\.b\") | true",
        "(matches \"axb\" \"a\\.b\") | false",
        "(matches \"c0ffee01-aaaa-bbbb-cccc-0123456789ab\""
            + " \"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$\") | true",
        "(matches \"a\" \"(\")" + " | error: The pattern \"(\" cannot be read: missing closing ).",
        "(matches \"a\" \"(a)\\1\")"
            + " | error: The pattern \"(a)\\1\" cannot be read: invalid escape sequence.",
        "(matches \"a\" \"((a{30}){30}){30}\")"
            + " | error: The pattern \"((a{30}){30}){30}\" repeats too much.",
        "(matches \"a\" \"a{99999}\") | error: The pattern \"a{99999}\" repeats too much.",
        "(matches \"a\" (* \"a\" 301)) | error: A pattern may have 300 characters, not 301.",
        "(matches (* \"a\" 10001) \"a\")"
            + " | error: matches takes a string of at most 10,000 characters, not 10,001.",
        "(matches (* \"a\" 10000) \"^a*$\") | true",
        "(share-out 60 Guests g 0 nil g.size s s) | (10.0 20.0 30.0)",
        "(share-out 60 Guests g 0 15 g.size s s) | (15.0 15.0 15.0)",
        "(share-out 60 Guests g 18 nil g.size s s) | (18.0 18.0 24.0)",
        "(share-out 60 Guests g 18 1 g.size s s) | (18.0 18.0 18.0)",
        "(share-out 30 Guests g 20 99 g.size s s) | (5.0 10.0 15.0)",
        "(share-out 60 Guests g 5 nil 0 s s) | (5.0 5.0 5.0)",
        "(share-out -5 Guests g 5 nil 1 s s) | (0.0 0.0 0.0)",
        "(share-out 9 (filter Guests g nil) g 5 nil 1 s s) | ()",
        "(share-out nil Guests g 5 nil 1 s s)"
            + " | error: share-out's AMOUNT is a number, not nil.",
        "(share-out (* 1e308 10) Guests g 5 nil 1 s s)"
            + " | error: share-out's AMOUNT is a finite number, not Infinity.",
        "(share-out 5 (with Guests g g.size) n -1 nil 1 s s)"
            + " | error: share-out's FLOOR is 0 or more, not -1.0.",
        "(share-out 5 (with Guests g g.size) n 0 \"x\" 1 s s)"
            + " | error: share-out's CAP is a number, not a string.",
        "(share-out 5 (with Guests g g.size) n 0 1 nil s s)"
            + " | error: share-out's WEIGHT is a number, not nil.",
        "(share-out 5 Guests g 0 1 1 g g) | error: ITEM and SHARE need two names.",
        "(share-out 5 Guests g 0 1 1 2 3) | error: A name is needed here.",
      })
  void aProgramGives(String text, String expected) {
    assertThat(run.last(text)).isEqualTo(expected);
  }

  @Test
  void aReasonGoesWithEveryWishMadeMeanwhile() {
    Evaluation it =
        run.run(
            "(def size (g) (g.Control \"t\" 1))"
                + "(Host.Control \"k\" 0)"
                + "(with Guests g (because (+ \"for \" (g.Prop \"name\"))"
                + " (if (== g.size 2) (because \"two\" (size g)) (size g)) (Host.Control \"j\" 1)))"
                + "(Host.Control \"l\" 0)");
    assertThat(it.wishes())
        .extracting(wish -> wish.entity() + "." + wish.control() + " " + wish.reason())
        .containsExactly("host.k ", "host.j for c", "host.l ", "a.t for a", "b.t two", "c.t for c");
  }

  @Test
  void afterAnInnerReasonTheOuterOneCountsAgain() {
    Evaluation it =
        run.run(
            "(because \"outer\" { (because \"inner\" (Host.Control \"a\" 1)) (Host.Control \"b\" 1) })"
                + "(Host.Control \"c\" 1)");
    assertThat(it.wishes()).extracting(Wish::reason).containsExactly("inner", "outer", "");
  }

  @Test
  void aReasonEndsWithAFailedIteration() {
    Evaluation it =
        run.run("(with Guests g (if (== g.size 1) (because \"one\" (/ 1 0)) (g.Control \"t\" 1)))");
    assertThat(it.wishes()).hasSize(2).allMatch(wish -> wish.reason().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\" two   words \" | two words",
        "\"a\u0007b\" | a\uFFFDb",
        "5 | 5",
        "nil | nil",
        "(with Guests g g.size) | (1 2 3)",
        "\"\" | ''",
      })
  void aReasonIsOneLineOfPrintableText(String reason, String expected) {
    Evaluation it = run.run("(because " + reason + " (Host.Control \"k\" 1))");
    assertThat(it.wishes().getFirst().reason()).isEqualTo(expected.equals("''") ? "" : expected);
  }

  @Test
  void aReasonOverTwoLinesIsOneLine() {
    Evaluation it = run.run("(because \"two\n  lines\" (Host.Control \"k\" 1))");
    assertThat(it.wishes().getFirst().reason()).isEqualTo("two lines");
  }

  @Test
  void aReasonIsCut() {
    Evaluation it = run.run("(because (* \"ab \" 500000) (Host.Control \"k\" 1))");
    assertThat(it.wishes().getFirst().reason()).hasSize(300).endsWith("…");
  }

  @Test
  void becauseGivesTheLastValue() {
    assertThat(run.last("(because \"x\" 1 2)")).isEqualTo("2");
    assertThat(run.last("(because \"x\")"))
        .isEqualTo("error: because takes at least 2 arguments, not 1.");
  }

  @Test
  void sortingCallsAKeyOnceForEachItem() {
    assertThat(
            run.last(
                "(defvar n 0) (defvar l (* (with Guests g g.size) 30))"
                    + "(sort-by l x { (set n (+ n 1)) x }) n"))
        .isEqualTo("90");
  }
}
