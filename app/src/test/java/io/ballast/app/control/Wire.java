package io.ballast.app.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A connection for tests that say what no proper client would. */
final class Wire implements AutoCloseable {
  private final SocketChannel channel;

  private Wire(SocketChannel channel) {
    this.channel = channel;
  }

  static Wire to(Path socket) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new Wire(channel);
  }

  Wire say(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return this;
  }

  /** All that comes until the other side ends it. */
  String hear() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (channel.read(buffer) >= 0) {
      heard.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return heard.toString(StandardCharsets.UTF_8);
  }

  static String ask(Path socket, String method, String target) throws IOException {
    try (Wire wire = to(socket)) {
      return wire.say(
              "%s %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(method, target))
          .hear();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
