package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.invoke.MethodHandle;

/**
 * libvirt's event loop, on a daemon thread that lives as long as the process: keepalive, by which a
 * dead connection's hanging calls return, works only while it runs.
 */
final class EventLoop {
  private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

  private final MethodHandle register;
  private final MethodHandle runOnce;

  EventLoop(NativeLibrary library) throws LibraryMissingException {
    register = library.function(JAVA_INT, "virEventRegisterDefaultImpl");
    runOnce = library.function(JAVA_INT, "virEventRunDefaultImpl");
  }

  /** Registers the loop, which must come before the first connection, and starts it. */
  void start() {
    if (call(register) < 0) {
      throw new IllegalStateException("libvirt's event loop could not be registered");
    }
    Thread.ofPlatform().daemon().name("libvirt-events").start(this::run);
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      if (call(runOnce) < 0) {
        pause();
      }
    }
  }

  /** Keeps a loop that fails at once from taking a CPU. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int call(MethodHandle function) {
    try {
      return (int) function.invokeExact();
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }
}
