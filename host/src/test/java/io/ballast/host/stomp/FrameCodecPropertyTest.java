package io.ballast.host.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FrameCodecPropertyTest {
  private static final Bounds BOUNDS = new Bounds(100_000, 10_000, 40);

  @Provide
  Arbitrary<Frame> frames() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withChars('\\', ':', '\n', '\r', 'ä', '€')
            .ofMaxLength(20);
    Arbitrary<Map<String, String>> headers =
        Arbitraries.maps(text.map(name -> "h" + name), text).ofMaxSize(8);
    Arbitrary<String> bodies =
        Arbitraries.strings().ascii().withChars('\0', 'ß', '€').ofMaxLength(200);
    return Combinators.combine(
            Arbitraries.of("SEND", "MESSAGE", "SUBSCRIBE", "ERROR"), headers, bodies)
        .as((command, map, body) -> new Frame(command, new LinkedHashMap<>(map), body));
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("frames") Frame frame) throws IOException {
    assertThat(read(FrameWriter.bytes(frame))).isEqualTo(frame);
  }

  @Property(tries = 200)
  void twoFramesWithBeatsBetweenThemAreReadOneByOne(
      @ForAll("frames") Frame one,
      @ForAll("frames") Frame two,
      @ForAll @IntRange(max = 5) int beats)
      throws IOException {
    byte[] first = FrameWriter.bytes(one);
    byte[] second = FrameWriter.bytes(two);
    byte[] both = Arrays.copyOf(first, first.length + beats + second.length);
    Arrays.fill(both, first.length, first.length + beats, (byte) '\n');
    System.arraycopy(second, 0, both, first.length + beats, second.length);
    FrameReader reader = new FrameReader(new ByteArrayInputStream(both), BOUNDS);
    assertThat(reader.next()).isEqualTo(one);
    assertThat(reader.next()).isEqualTo(two);
  }

  /** Cut anywhere it is an error, and never a frame. */
  @Property(tries = 300)
  void halfAFrameIsNone(@ForAll("frames") Frame frame, @ForAll @IntRange(max = 10_000) int at) {
    byte[] whole = FrameWriter.bytes(frame);
    byte[] half = Arrays.copyOf(whole, at % whole.length);
    assertThat(isFrame(half)).isFalse();
  }

  @Property(tries = 500)
  void anyBytesGiveAFrameOrAnError(@ForAll byte[] bytes) {
    isFrame(bytes);
  }

  private static boolean isFrame(byte[] bytes) {
    try {
      read(bytes);
      return true;
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return false;
    }
  }

  private static Frame read(byte[] bytes) throws IOException {
    return new FrameReader(new ByteArrayInputStream(bytes), BOUNDS).next();
  }
}
