package io.ballast.app.control;

import io.ballast.app.http.Bounds;
import io.ballast.app.http.NotOpened;
import io.ballast.app.http.UnixSocket;
import io.ballast.app.http.WebServer;
import java.time.Duration;
import java.util.function.Consumer;

/** Answers questions on a unix socket. */
public final class ControlServer implements AutoCloseable {
  /** The socket's name in the daemon's run directory. */
  public static final String SOCKET = "control.sock";

  private static final Bounds USUAL =
      new Bounds("control", 4, 64, 512, Duration.ofSeconds(5), Duration.ofSeconds(15));

  private final WebServer server;

  private ControlServer(WebServer server) {
    this.server = server;
  }

  /**
   * Opens the socket and answers from then on.
   *
   * @param warnings gets what goes wrong later, a line each
   * @throws NotOpened if it cannot be opened; nothing is left behind then
   */
  public static ControlServer open(UnixSocket socket, Desk desk, Consumer<String> warnings)
      throws NotOpened {
    return open(socket, USUAL, desk, warnings);
  }

  static ControlServer open(UnixSocket socket, Bounds bounds, Desk desk, Consumer<String> warnings)
      throws NotOpened {
    return new ControlServer(
        WebServer.onSocket(
            socket, bounds, peers -> new Routes(desk, peers), new Errors(), warnings));
  }

  /** Ends all connections and removes the file, within a fraction of a second. */
  @Override
  public void close() {
    server.close();
  }
}
