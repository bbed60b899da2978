package io.ballast.host.vdsm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * A vdsm for tests: the real one's protocol and verbs on a port of its own, and faults on demand.
 */
public final class TestVdsm implements AutoCloseable {
  private final Optional<SSLContext> tls;
  private final VdsmVerbs verbs;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile Fault fault = Fault.NONE;
  private volatile @Nullable ServerSocket listening;
  private int port;

  /** One that listens, with these guests. */
  public TestVdsm(Optional<SSLContext> tls, VdsmVerbs verbs) throws IOException {
    this.tls = tls;
    this.verbs = verbs;
    start();
  }

  /** Where it listens, or will again. */
  public int port() {
    return port;
  }

  public VdsmVerbs verbs() {
    return verbs;
  }

  /** What it does from now on. */
  public void fault(Fault next) {
    fault = next;
  }

  Fault fault() {
    return fault;
  }

  /** The verbs that came, in their order. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  void hear(String verb) {
    heard.add(verb);
  }

  /** How many connections are open. */
  public int connections() {
    return connections.size();
  }

  /** Listens, on the same port as before if there was one. */
  public synchronized void start() throws IOException {
    ServerSocket server = tls.isPresent() ? secured(tls.get()) : new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    port = server.getLocalPort();
    listening = server;
    Thread.ofPlatform().daemon().name("test-vdsm").start(() -> serve(server));
  }

  private static ServerSocket secured(SSLContext context) throws IOException {
    SSLServerSocket server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
    server.setNeedClientAuth(true);
    return server;
  }

  private void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        Thread.ofPlatform().daemon().name("test-vdsm-talk").start(() -> talk(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      new VdsmTalk(this, socket).run();
    } catch (IOException ended) {
      // The client or the test has ended it.
    } finally {
      connections.remove(socket);
    }
  }

  /** Ends all connections and takes no more, as one that is stopped. */
  public synchronized void stop() throws IOException {
    ServerSocket server = listening;
    if (server != null) {
      server.close();
    }
    for (Socket socket : connections) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
