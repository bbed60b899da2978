package io.ballast.policy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code debug} writes, and values as people read them. */
final class DebugTest {
  private static final String LEFT_OUT = "Further debug lines of this evaluation are left out.";

  private final Run run = new Run();

  @Test
  void itIsBounded() {
    run.run("(defvar l (* Guests 333)) (with l x (debug (* \"a\" 5000) x))");
    assertThat(run.debugged).hasSize(101);
    assertThat(run.debugged).allMatch(line -> line.length() < 1_500);
    assertThat(run.debugged.getLast()).isEqualTo(LEFT_OUT);
    assertThat(run.debugged.get(99)).isNotEqualTo(LEFT_OUT);
  }

  @Test
  void aHundredLinesAreWritten() {
    run.run("(debug 1)".repeat(100));
    assertThat(run.debugged).hasSize(100).doesNotContain(LEFT_OUT);
  }

  @Test
  void itCannotSteerATerminal() {
    run.run("(debug \"a\u001b[31mb\" 1 nil 2.5 Host Host.Prop)");
    assertThat(run.debugged).containsExactly("a\uFFFD[31mb 1 nil 2.5 host host host.Prop");
  }

  @Test
  void aLineIsCut() {
    run.run("(defvar s (* \"a\" 200)) (debug s s s s s s s)");
    assertThat(run.debugged.getFirst())
        .isEqualTo(String.join(" ", Collections.nCopies(5, "a".repeat(200))) + " …");
    run.run("(defvar s (* \"a\" 166)) (debug s s s s s s s s)");
    assertThat(run.debugged.getLast()).hasSize(6 * 167 - 1 + 2).endsWith("a …");
    run.run("(debug (* \"a\" 201))");
    assertThat(run.debugged.getLast()).isEqualTo("a".repeat(199) + "…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nil | nil",
        "(== 1 1) | true",
        "0.1 | 0.1",
        "Host | host host",
        "(first Guests) | guest a",
        "abs | abs",
        "Host.Prop | host.Prop",
        "Guests | (guest a …",
        "(with Guests g g.size) | (1 2 3)",
        "(with Guests g (with g.disks d 1)) | ((1) (1) …",
        "\"0123456789\" | 0123456789",
        "\"01234567890\" | 012345678…",
        "(<< 1 29) | 536870912",
        "(<< 1 39) | 549755813…",
        "(<< 1 40) | an intege…",
      })
  void aValueIsShownInTenLetters(String text, String shown) {
    assertThat(Show.value(run.run(text).results().getLast(), 10)).isEqualTo(shown);
  }

  @Test
  void aHugeIntegerIsNotWrittenInDecimal() {
    assertThat(run.last("(<< 1 3999)")).startsWith("65910204671547155");
    assertThat(run.last("(<< 1 4000)")).isEqualTo("an integer of 4001 bits");
  }
}
