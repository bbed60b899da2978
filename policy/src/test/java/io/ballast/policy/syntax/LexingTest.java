package io.ballast.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LexingTest {

  private static String read(String text) {
    ParseResult result = Parser.parse(Source.of("p", text));
    return result.ok()
        ? result.program().expressions().stream()
            .map(
                expression ->
                    expression.getClass().getSimpleName() + ":" + Printer.print(expression))
            .collect(Collectors.joining(" "))
        : "unreadable";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "5-3 | Int:5 Int:-3",
        "1x | Int:1 Name:x",
        "1.2.3 | Real:1.2 Real:0.3",
        "1.5e | Real:1.5 Name:e",
        "1e3e | Real:1000.0 Name:e",
        "1e3.5 | Real:1000.0 Real:0.5",
        "-0x10 | Int:0 Name:x10",
        "-0.0 | Real:-0.0",
        "0x1F 0XfF | Int:31 Int:255",
        "0x1G | Int:1 Name:G",
        "0x | Int:0 Name:x",
        "0o17 0o19 0o | Int:15 BadOctal:0o19 Int:0 Name:o",
        "0O17 | Int:0 Name:O17",
        "0b1 | Int:0 Name:b1",
        "1_000 | Int:1 Name:_000",
        ".5 -.5 0.25 | Real:0.5 Real:-0.5 Real:0.25",
        "1E3 1e-3 -2e+2 0e5 | Real:1000.0 Real:0.001 Real:-200.0 Real:0.0",
        "1e400 | Real:1e999",
        "a-b a->b | Name:a-b Name:a- Operator:> Name:b",
        "Host.x.y Host. | Dotted:Host.x.y Dotted:Host.",
        "and min-1 order _x | Name:and Name:min-1 Name:order Name:_x",
        "<<<= >>>= ==!= | Operator:<< Operator:<= Operator:>> Operator:>= Operator:== Operator:!=",
        "<<2 -x +5 --5 | Operator:<< Int:2 Operator:- Name:x Operator:+ Int:5 Operator:- Int:-5",
        "(+ 1[a]{b})(c) | Listing:(+ 1 [a] {b}) Listing:(c)",
        "\"a\"'b' | Text:\"a\" Text:\"b\"",
        "'it\\'s' \"\\\\\" | Text:\"it\\'s\" Text:\"\\\\\"",
        "'say \"hi\"' | Text:'say \"hi\"'",
        "\"#\"#\"\" | Text:\"#\"",
      })
  void aTextReadsAs(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "#", " \n", "007", "00", "-007", "1.", "1.x", "1e", "1each", "-1e", "01.5", "@", ";",
        ",", "=", "===", "!", "<==", "$a", "a$", "\u00e9", "\ufeff1", "\"open", "'", "\"a\\\"", "(",
        ")", "(]", "{)", "[1", "1 2)", "\0",
      })
  void aTextIsUnreadable(String text) {
    assertThat(read(text)).isEqualTo("unreadable");
  }

  @Test
  void whatPythonCallsWhiteSpaceSeparates() {
    String spaces =
        "\t\n\u000b\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
            + "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
    assertThat(read(String.join("1", spaces.split("")))).isEqualTo("Int:1 ".repeat(28).strip());
    assertThat(read("1\u200b1")).isEqualTo("unreadable");
    assertThat(read("1\u001b1")).isEqualTo("unreadable");
  }

  @Test
  void aCommentEndsAtTheNewline() {
    assertThat(read("1 # ) \" ' @\r\n2 # last")).isEqualTo("Int:1 Int:2");
  }

  @Test
  void aStringMaySpanLines() {
    assertThat(read("\"a\nb\"")).isEqualTo("Text:\"a\nb\"");
  }
}
