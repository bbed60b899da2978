package io.ballast.host.stomp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One TCP connection, with TLS or without. Whoever closes it ends whatever waits on it.
 *
 * <p>TLS is a layer on a plain socket, and that is what is closed: to close the layer would wait
 * for a write that hangs.
 */
public final class Wire implements AutoCloseable {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final String host;
  private final int port;
  private final Optional<SSLContext> tls;
  private final Socket raw = new Socket();
  private volatile Socket used = raw;

  /** A connection that is not made yet. */
  public Wire(String host, int port, Optional<SSLContext> tls) {
    this.host = host;
    this.port = port;
    this.tls = tls;
  }

  /**
   * Connects and shakes hands.
   *
   * @param patience for each step, and then for each read
   * @throws IOException if the other end is not there, refuses, or does not answer
   */
  void connect(Duration patience) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException("the name " + host + " is not known");
    }
    raw.connect(address, millis(patience));
    raw.setTcpNoDelay(true);
    raw.setSoTimeout(millis(patience));
    if (tls.isPresent()) {
      used = secured(tls.get());
    }
  }

  private Socket secured(SSLContext context) throws IOException {
    SSLSocket layer = (SSLSocket) context.getSocketFactory().createSocket(raw, host, port, true);
    layer.setEnabledProtocols(PROTOCOLS);
    layer.startHandshake();
    return layer;
  }

  InputStream in() throws IOException {
    return used.getInputStream();
  }

  OutputStream out() throws IOException {
    return used.getOutputStream();
  }

  /**
   * How long a read waits from now on.
   *
   * @param patience zero is for ever
   */
  void wait(Duration patience) throws IOException {
    raw.setSoTimeout(patience.isZero() ? 0 : millis(patience));
  }

  private static int millis(Duration time) {
    return Math.clamp(time.toMillis(), 1, Integer.MAX_VALUE);
  }

  /** Ends it; a second call does nothing. */
  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException alreadyBroken) {
      // There is nothing left to give up.
    }
  }
}
