package io.ballast.app.rpc;

import io.ballast.app.config.RpcEndpoint;
import io.ballast.app.http.Bounds;
import io.ballast.app.http.NotOpened;
import io.ballast.app.http.UnixSocket;
import io.ballast.app.http.WebServer;
import io.ballast.app.mom.Mom;
import io.ballast.core.Time;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers MOM's remote calls. */
public final class RpcServer implements AutoCloseable {
  private static final String KEY = "rpc-port in [main]";
  private static final Bounds BOUNDS =
      new Bounds("rpc", 4, 16, 512, Duration.ofSeconds(10), Duration.ofSeconds(30));

  private final @Nullable WebServer server;

  private RpcServer(@Nullable WebServer server) {
    this.server = server;
  }

  /**
   * Who may call.
   *
   * @param mode of the unix socket
   * @param group its name; empty for the daemon's own
   * @param users who are answered on the unix socket besides root and the daemon's own
   * @param setOverTcp whether whoever reaches the port may change policies
   */
  public record Access(
      Set<PosixFilePermission> mode, String group, List<String> users, boolean setOverTcp) {
    public Access {
      mode = Set.copyOf(mode);
      users = List.copyOf(users);
    }
  }

  /**
   * Opens what the configuration names, and answers from then on.
   *
   * @param warnings gets what goes wrong later, a line each
   * @throws NotOpened if it cannot be opened; nothing is left behind then
   */
  public static RpcServer open(
      RpcEndpoint endpoint, Access access, Mom mom, Time time, Consumer<String> warnings)
      throws NotOpened {
    return new RpcServer(
        switch (endpoint) {
          case RpcEndpoint.Off _ -> null;
          case RpcEndpoint.Tcp(int port) -> onPort(port, access, mom, time, warnings);
          case RpcEndpoint.UnixSocket(Path path) -> onSocket(path, access, mom, time, warnings);
        });
  }

  private static WebServer onPort(
      int port, Access access, Mom mom, Time time, Consumer<String> warnings) throws NotOpened {
    if (access.setOverTcp()) {
      warnings.accept(
          "rpc-allow-set is on: whoever reaches port %d of this machine may replace its policies"
              .formatted(port));
    }
    Setters setters = new Setters(access.setOverTcp(), time, warnings);
    Calls calls = new Calls(mom, null, setters, warnings);
    return WebServer.onLoopback(port, KEY, BOUNDS, calls, new RpcErrors(), warnings);
  }

  private static WebServer onSocket(
      Path path, Access access, Mom mom, Time time, Consumer<String> warnings) throws NotOpened {
    UnixSocket socket =
        new UnixSocket("RPC socket", KEY, path, access.mode(), access.group(), access.users());
    Setters setters = new Setters(true, time, warnings);
    return WebServer.onSocket(
        socket,
        BOUNDS,
        peers -> new Calls(mom, peers, setters, warnings),
        new RpcErrors(),
        warnings);
  }

  /** Ends all connections, and removes the socket's file. */
  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
