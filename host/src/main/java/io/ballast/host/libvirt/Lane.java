package io.ballast.host.libvirt;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One platform thread with one connection, which no other thread touches. A native call pins the
 * thread that makes it and libvirt's last error belongs to a thread: so both stay together.
 */
final class Lane {
  private final ExecutorService thread;
  private final Opener opener;
  private @Nullable Connection connection;

  /** Opens a connection, on the thread that will use it. */
  interface Opener {
    Connection open() throws LibvirtException, LibraryMissingException;
  }

  /** What is done with a connection. */
  interface Work<T> {
    T on(Connection connection) throws Exception;
  }

  Lane(String name, Opener opener) {
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    this.opener = opener;
  }

  /** Starts the work, on a connection opened for it if there is none that lives. */
  <T> Future<T> start(Work<T> work) {
    return thread.submit(() -> run(work, connected()));
  }

  private <T> T run(Work<T> work, Connection open) throws Exception {
    try {
      return work.on(open);
    } catch (LibvirtException e) {
      if (e.error().fromTransport() || !open.isAlive()) {
        disconnect();
        throw new UnreachableException(e);
      }
      throw e;
    }
  }

  private Connection connected() throws UnreachableException, LibraryMissingException {
    Connection open = connection;
    if (open != null && open.isAlive()) {
      return open;
    }
    disconnect();
    try {
      open = opener.open();
    } catch (LibvirtException e) {
      throw new UnreachableException(e);
    }
    connection = open;
    return open;
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  /**
   * Ends the thread after what it does now, which may be never, and closes the connection on it.
   *
   * @param afterwards told when that is done
   */
  void retire(Runnable afterwards) {
    thread.execute(
        () -> {
          try {
            disconnect();
          } finally {
            afterwards.run();
          }
        });
    thread.shutdown();
  }
}
