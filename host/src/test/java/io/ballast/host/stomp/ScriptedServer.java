package io.ballast.host.stomp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A server that does to each connection what a test says. */
final class ScriptedServer implements Closeable {
  private final ServerSocket listening;

  /** What is done with a connection; it is closed afterwards. */
  interface Script {
    void play(Socket socket) throws Exception;
  }

  ScriptedServer(Script script) throws IOException {
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(() -> serve(script));
  }

  private void serve(Script script) {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        script.play(socket);
      } catch (Exception ended) {
        // The connection or the server was closed: the client's view is what is tested.
      }
    }
  }

  Wire wire() {
    return new Wire("127.0.0.1", listening.getLocalPort(), Optional.empty());
  }

  /** Reads one frame or line end by line end, up to the NUL. */
  static String readFrame(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int read = in.read(); read > 0; read = in.read()) {
      text.append((char) read);
    }
    return text.toString();
  }

  static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
