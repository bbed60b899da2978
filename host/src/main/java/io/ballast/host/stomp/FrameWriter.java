package io.ballast.host.stomp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Frames as bytes. */
final class FrameWriter {
  private FrameWriter() {}

  /**
   * A frame, its length told where it has a body.
   *
   * @throws IllegalArgumentException if a header of CONNECT, which knows no escapes, needs one
   */
  static byte[] bytes(Frame frame) {
    byte[] body = frame.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(frame.command()).append('\n');
    for (Map.Entry<String, String> header : frame.headers().entrySet()) {
      line(head, frame, header.getKey(), header.getValue());
    }
    if (body.length > 0) {
      line(head, frame, Frame.CONTENT_LENGTH, Integer.toString(body.length));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + body.length + 2);
    out.writeBytes(head.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    out.write(0);
    return out.toByteArray();
  }

  private static void line(StringBuilder head, Frame frame, String name, String value) {
    String key = Escapes.escaped(name);
    String text = Escapes.escaped(value);
    if (Escapes.apply(frame.command())) {
      head.append(key).append(':').append(text).append('\n');
      return;
    }
    if (!key.equals(name) || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("A header of CONNECT can hold no line end: " + key);
    }
    head.append(name).append(':').append(value).append('\n');
  }
}
