package io.ballast.app.http;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/**
 * Accepts only so many connections at once; the others wait in the kernel's queue. Jetty's own
 * limit closes them, because its unix connector does not stop accepting when told to.
 */
final class BoundedConnector extends UnixDomainServerConnector {
  private final Semaphore free;

  BoundedConnector(Server server, int connections, ConnectionFactory factory) {
    super(server, 1, 1, factory);
    this.free = new Semaphore(connections);
    addBean(
        new SelectorManager.AcceptListener() {
          @Override
          public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
            free.release();
          }

          @Override
          public void onClosed(SelectableChannel channel) {
            free.release();
          }
        });
  }

  @Override
  protected void accept(int acceptor) throws IOException {
    boolean accepted = false;
    take();
    try {
      super.accept(acceptor);
      accepted = true;
    } finally {
      if (!accepted) {
        free.release();
      }
    }
  }

  private void take() throws IOException {
    try {
      free.acquire();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }
}
