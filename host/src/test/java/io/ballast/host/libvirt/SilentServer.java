package io.ballast.host.libvirt;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts every connection and never says a word. */
final class SilentServer implements AutoCloseable {
  private final Path socket;
  private final ServerSocketChannel server;
  private final List<SocketChannel> accepted = new CopyOnWriteArrayList<>();

  SilentServer(Path socket) throws IOException {
    this.socket = socket;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofPlatform().daemon().name("silent-server").start(this::accept);
  }

  String uri() {
    return "qemu+unix:///system?socket=" + socket;
  }

  private void accept() {
    try {
      while (true) {
        accepted.add(server.accept());
      }
    } catch (IOException closed) {
      hangUp();
    }
  }

  private void hangUp() {
    for (SocketChannel connection : accepted) {
      try {
        connection.close();
      } catch (IOException e) {
        throw new IllegalStateException("A socket would not close", e);
      }
    }
  }

  /** Hangs up on everybody. */
  @Override
  public void close() throws IOException {
    server.close();
  }
}
