package io.ballast.host.stomp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads frames off a stream, one after the other. Not for several threads. */
final class FrameReader {
  private static final int BUFFER = 16 << 10;

  private final InputStream in;
  private final Bounds bounds;

  FrameReader(InputStream in, Bounds bounds) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.bounds = bounds;
  }

  /**
   * The next frame; heart-beats before it are read over.
   *
   * @throws EOFException if the stream has ended
   * @throws StompException if what comes is no frame, or a larger one than the bounds take
   * @throws IOException if the stream cannot be read
   */
  Frame next() throws IOException {
    String command = command();
    boolean escapes = Escapes.apply(command);
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    int lines = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (++lines > bounds.headers()) {
        throw new StompException("a frame has more than %d headers".formatted(bounds.headers()));
      }
      keep(headers, line, escapes);
    }
    @Nullable String length = headers.remove(Frame.CONTENT_LENGTH);
    byte[] body = length == null ? bodyUntilNul() : body(length);
    return new Frame(command, headers, text(body));
  }

  private String command() throws IOException {
    String line = "";
    while (line.isEmpty()) {
      line = line();
    }
    return line;
  }

  /** Of headers with one name the first counts, as STOMP has it. */
  private static void keep(SequencedMap<String, String> headers, String line, boolean escapes)
      throws StompException {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new StompException("a header has no colon");
    }
    String name = line.substring(0, colon);
    String value = line.substring(colon + 1);
    headers.putIfAbsent(
        escapes ? Escapes.unescaped(name) : name, escapes ? Escapes.unescaped(value) : value);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = byteOrEnd(); read != '\n'; read = byteOrEnd()) {
      if (read == 0) {
        throw new StompException("a frame ends in its headers");
      }
      if (line.size() >= bounds.lineBytes()) {
        throw new StompException("a line is longer than %d bytes".formatted(bounds.lineBytes()));
      }
      line.write(read);
    }
    String text = text(line.toByteArray());
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private byte[] bodyUntilNul() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int read = byteOrEnd(); read != 0; read = byteOrEnd()) {
      if (body.size() >= bounds.bodyBytes()) {
        throw tooLarge();
      }
      body.write(read);
    }
    return body.toByteArray();
  }

  private byte[] body(String length) throws IOException {
    int bytes = length(length).orElseThrow(this::tooLarge);
    byte[] body = in.readNBytes(bytes);
    if (body.length < bytes) {
      throw new EOFException("the connection ended within a frame");
    }
    if (byteOrEnd() != 0) {
      throw new StompException("a frame is longer than it says");
    }
    return body;
  }

  /** Empty if it is more than is taken. */
  private Optional<Integer> length(String told) throws StompException {
    if (!told.matches("[0-9]+")) {
      throw new StompException("a frame's content-length is no number");
    }
    // Longer than any int: surely too many.
    long bytes = told.length() > 10 ? Long.MAX_VALUE : Long.parseLong(told);
    return bytes > bounds.bodyBytes() ? Optional.empty() : Optional.of((int) bytes);
  }

  private StompException tooLarge() {
    return new StompException(
        "a frame's body is longer than %d bytes".formatted(bounds.bodyBytes()));
  }

  private int byteOrEnd() throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("the connection was closed at the other end");
    }
    return read;
  }

  private static String text(byte[] bytes) throws StompException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new StompException("a frame is not UTF-8 text");
    }
  }
}
