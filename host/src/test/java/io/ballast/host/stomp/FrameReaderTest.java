package io.ballast.host.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {
  private static final Bounds SMALL = new Bounds(50, 30, 3);

  private static Frame read(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new FrameReader(new ByteArrayInputStream(bytes), SMALL).next();
  }

  /** As vdsm sent it. */
  @Test
  void vdsmsAnswerToConnect() throws IOException {
    Frame frame = read("CONNECTED\nversion:1.2\nheart-beat:24000,0\n\n\0");
    assertThat(frame.command()).isEqualTo("CONNECTED");
    assertThat(frame.header("version")).hasValue("1.2");
    assertThat(frame.header("heart-beat")).hasValue("24000,0");
  }

  /** As vdsm understood it. */
  @Test
  void aConnectFrameIsWrittenByteForByte() {
    Frame frame = Frame.of("CONNECT").with("accept-version", "1.2").with("heart-beat", "0,24000");
    assertThat(new String(FrameWriter.bytes(frame), StandardCharsets.UTF_8))
        .isEqualTo("CONNECT\naccept-version:1.2\nheart-beat:0,24000\n\n\0");
  }

  @Test
  void linesMayEndInCarriageReturnsAndTheFirstOfTwoHeadersCounts() throws IOException {
    Frame frame = read("\r\n\nMESSAGE\r\na:1\r\na:2\r\n\r\nx\0");
    assertThat(frame.header("a")).hasValue("1");
    assertThat(frame.body()).isEqualTo("x");
  }

  @Test
  void aBodyOfAToldLengthMayHoldNul() throws IOException {
    assertThat(read("MESSAGE\ncontent-length:3\n\na\0b\0").body()).isEqualTo("a\0b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MESSAGE;content-length:51;;x@          | body is longer than 50
          MESSAGE;content-length:99999999999;;x@ | body is longer than 50
          MESSAGE;content-length:-1;;x@          | is no number
          MESSAGE;content-length:1;;xy@          | longer than it says
          MESSAGE;a:1;b:2;c:3;d:4;;@             | more than 3 headers
          MESSAGE;a:1234567890123456789012345678901234567890;;@ | line is longer than 30
          MESSAGEMESSAGEMESSAGEMESSAGEMESSAGE;;@ | line is longer than 30
          MESSAGE;nothing;;@                     | has no colon
          MESSAGE;a:\\t;;@                       | has an escape that STOMP has not
          MESSAGE;a:1@                           | ends in its headers
          MESSAGE;;012345678901234567890123456789012345678901234567890123@ | body is longer than 50
          """)
  void whatIsNoFrameIsToldInAClause(String text, String clause) {
    assertThatThrownBy(() -> read(text.strip().replace(';', '\n').replace('@', '\0')))
        .isInstanceOf(StompException.class)
        .hasMessageContaining(clause.strip());
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = {'M', '\n', '\n', (byte) 0xff, 0};
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), SMALL);
    assertThatThrownBy(reader::next).hasMessageContaining("not UTF-8");
  }

  @Test
  void theEndOfTheStreamIsNoFrame() {
    assertThatThrownBy(() -> read("\n\n")).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read("MESSAGE\ncontent-length:5\n\nab"))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void aLineEndInAHeaderOfConnectIsAMistakeOfOurs() {
    assertThatThrownBy(() -> FrameWriter.bytes(Frame.of("CONNECT").with("host", "a\nb")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
