package io.ballast.app.http;

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
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A web server on a unix socket or on this machine's loopback address. */
public final class WebServer implements AutoCloseable {
  /** By its number: it need not be called root. */
  private static final String ROOT = "0";

  private static final String LOOPBACK = "127.0.0.1";
  private static final int HEADER_BYTES = 8 << 10;
  private static final int STOP_MILLIS = 200;
  private static final UserPrincipalLookupService NAMES =
      FileSystems.getDefault().getUserPrincipalLookupService();

  private final Server server;
  private final AutoCloseable place;
  private final JettyLog log;
  private final Consumer<String> warnings;

  private WebServer(Server server, AutoCloseable place, Consumer<String> warnings) {
    this.server = server;
    this.place = place;
    this.log = new JettyLog(warnings);
    this.warnings = warnings;
  }

  /**
   * Opens a unix socket and answers from then on.
   *
   * @param handler is told who may ask
   * @param errors answers what does not get as far
   * @param warnings gets what goes wrong later, a line each
   * @throws NotOpened if it cannot be opened; nothing is left behind then
   */
  public static WebServer onSocket(
      UnixSocket socket,
      Bounds bounds,
      Function<Peers, Handler> handler,
      Request.Handler errors,
      Consumer<String> warnings)
      throws NotOpened {
    SocketFile file = SocketFile.claim(socket);
    GroupPrincipal group = socket.group().isEmpty() ? file.group() : group(socket.group());
    Set<UserPrincipal> users = users(socket);
    users.add(file.user());
    Server server = server(bounds, handler.apply(new Peers(users, group)), errors);
    server.addConnector(connector(server, bounds, file.hidden()));
    WebServer opened = new WebServer(server, file::remove, warnings);
    try {
      server.start();
      file.publish(socket.mode(), group);
      return opened;
    } catch (Exception e) { // What Jetty's start declares.
      opened.close();
      throw file.notOpened(e);
    }
  }

  /**
   * Opens a port on the loopback address and answers from then on.
   *
   * @param key of the configuration which says which: {@code rpc-port in [main]}
   * @param errors answers what does not get as far as the handler
   * @param warnings gets what goes wrong later, a line each
   * @throws NotOpened if it cannot be opened; nothing is left behind then
   */
  public static WebServer onLoopback(
      int port,
      String key,
      Bounds bounds,
      Handler handler,
      Request.Handler errors,
      Consumer<String> warnings)
      throws NotOpened {
    Server server = server(bounds, handler, errors);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    connector.addBean(new NetworkConnectionLimit(bounds.connections(), connector));
    bound(connector, bounds);
    connector.setAcceptQueueSize(bounds.waiting());
    server.addConnector(connector);
    WebServer opened = new WebServer(server, () -> {}, warnings);
    try {
      server.start();
      return opened;
    } catch (Exception e) { // What Jetty's start declares.
      opened.close();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new NotOpened(
          "Port %d of this machine cannot be opened: %s; set %s to another one."
              .formatted(port, cause.getMessage(), key));
    }
  }

  private static Server server(Bounds bounds, Handler handler, Request.Handler errors) {
    QueuedThreadPool threads = new QueuedThreadPool(bounds.threads(), 1);
    threads.setName("ballast-" + bounds.name());
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setStopTimeout(STOP_MILLIS);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    server.setHandler(handler);
    server.setErrorHandler(errors);
    return server;
  }

  private static BoundedConnector connector(Server server, Bounds bounds, Path path) {
    BoundedConnector connector =
        new BoundedConnector(server, bounds.connections(), new HttpConnectionFactory(http()));
    connector.setUnixDomainPath(path);
    connector.setAcceptQueueSize(bounds.waiting());
    bound(connector, bounds);
    return connector;
  }

  private static void bound(AbstractConnector connector, Bounds bounds) {
    connector.setIdleTimeout(bounds.idle().toMillis());
    connector.addBean(new Lifespan(connector.getScheduler(), bounds.longest()));
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

  private static Set<UserPrincipal> users(UnixSocket socket) throws NotOpened {
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

  /** Ends all connections and removes what it was reached by, within a fraction of a second. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // What Jetty's stop declares.
      warnings.accept("web server: it did not close properly: " + e);
    }
    try {
      place.close();
    } catch (Exception e) { // What AutoCloseable declares.
      warnings.accept("web server: its socket could not be removed: " + e.getMessage());
    }
    log.close();
  }
}
