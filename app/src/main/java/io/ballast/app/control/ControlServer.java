package io.ballast.app.control;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Answers questions on a unix socket, within bounds of threads, connections, sizes and times. */
public final class ControlServer implements AutoCloseable {
  /** By its number: it need not be called root. */
  private static final String ROOT = "0";

  private static final int THREADS = 4;
  private static final int CONNECTIONS = 64;
  private static final int WAITING = 512;
  private static final int HEADER_BYTES = 8 << 10;
  private static final int STOP_MILLIS = 200;
  private static final UserPrincipalLookupService NAMES =
      FileSystems.getDefault().getUserPrincipalLookupService();

  private final Server server;
  private final SocketFile file;
  private final JettyLog log;
  private final Consumer<String> warnings;

  private ControlServer(Server server, SocketFile file, JettyLog log, Consumer<String> warnings) {
    this.server = server;
    this.file = file;
    this.log = log;
    this.warnings = warnings;
  }

  /**
   * Opens the socket and answers from then on.
   *
   * @param warnings gets what goes wrong later, a line each
   * @throws NotOpened if it cannot be opened; nothing is left behind then
   */
  public static ControlServer open(ControlSocket socket, Desk desk, Consumer<String> warnings)
      throws NotOpened {
    SocketFile file = SocketFile.claim(socket.path());
    GroupPrincipal group = socket.group().isEmpty() ? file.group() : group(socket.group());
    Set<UserPrincipal> users = users(socket);
    users.add(file.user());
    Server server = server(socket, file.hidden(), new Routes(desk, new Peers(users, group)));
    ControlServer control = new ControlServer(server, file, new JettyLog(warnings), warnings);
    try {
      server.start();
      file.publish(socket.mode(), group);
      return control;
    } catch (Exception e) { // What Jetty's start declares.
      control.close();
      throw SocketFile.cannotBeOpened(socket.path(), e);
    }
  }

  private static Server server(ControlSocket socket, Path path, Routes routes) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("ballast-control");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setStopTimeout(STOP_MILLIS);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    server.setHandler(routes);
    server.setErrorHandler(new Errors());
    BoundedConnector connector =
        new BoundedConnector(server, CONNECTIONS, new HttpConnectionFactory(http()));
    connector.setUnixDomainPath(path);
    connector.setAcceptQueueSize(WAITING);
    connector.setIdleTimeout(socket.idle().toMillis());
    connector.addBean(new Lifespan(connector.getScheduler(), socket.longest()));
    server.addConnector(connector);
    return server;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    // Guests may be called anything: paths are taken apart as they came, and name no files.
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  private static Set<UserPrincipal> users(ControlSocket socket) throws NotOpened {
    Set<UserPrincipal> users = new HashSet<>();
    users.add(user(ROOT));
    for (String name : socket.users()) {
      users.add(user(name));
    }
    return users;
  }

  private static UserPrincipal user(String name) throws NotOpened {
    try {
      return NAMES.lookupPrincipalByName(name);
    } catch (UserPrincipalNotFoundException e) {
      throw new NotOpened(
          "There is no user `%s`, whom control-users in [main] names.".formatted(name));
    } catch (IOException e) {
      throw new NotOpened(
          "User `%s`, whom control-users in [main] names, cannot be looked up: %s."
              .formatted(name, e.getMessage()));
    }
  }

  private static GroupPrincipal group(String name) throws NotOpened {
    try {
      return NAMES.lookupPrincipalByGroupName(name);
    } catch (UserPrincipalNotFoundException e) {
      throw new NotOpened(
          "There is no group `%s`, which control-socket-group in [main] names.".formatted(name));
    } catch (IOException e) {
      throw new NotOpened(
          "The group that control-socket-group in [main] names cannot be looked up: "
              + e.getMessage());
    }
  }

  /** Ends all connections and removes the file, within a fraction of a second. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // What Jetty's stop declares.
      warnings.accept("control socket: it did not close properly: " + e);
    }
    try {
      file.remove();
    } catch (IOException e) {
      warnings.accept("control socket: its file could not be removed: " + e.getMessage());
    }
    log.close();
  }
}
