package io.ballast.host.libvirt;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.host.Backoff;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection that comes back: one call at a time, each within a deadline.
 *
 * <p>A call that hangs cannot be cancelled. Its lane is abandoned and the next call gets a new one,
 * until {@link #MAX_ABANDONED} are out; then calls fail at once until one of those returns.
 */
final class Channel implements AutoCloseable {
  static final int MAX_ABANDONED = 8;

  private static final Duration PATIENCE_AT_CLOSE = Duration.ofMillis(500);

  /**
   * How long to wait.
   *
   * @param each for one attempt
   * @param attempts above one only for work that may be done twice
   */
  record Patience(Duration each, int attempts) {
    Duration total() {
      return each.multipliedBy(attempts);
    }
  }

  private final String uri;
  private final Patience patience;
  private final Lane.Opener opener;
  private final Backoff backoff;
  private final ReentrantLock oneCall = new ReentrantLock();
  private final AtomicInteger abandoned = new AtomicInteger();
  private @Nullable Lane lane;
  private @Nullable HypervisorException lastFailure;
  private volatile boolean closed;

  Channel(String uri, Patience patience, Lane.Opener opener, Backoff backoff) {
    this.uri = uri;
    this.patience = patience;
    this.opener = opener;
    this.backoff = backoff;
  }

  /** How many connections are given up and not yet closed. */
  int abandoned() {
    return abandoned.get();
  }

  /**
   * Does the work on the connection, opening it first if need be.
   *
   * @throws LibvirtException if libvirt refused this call and the connection is still good
   * @throws HypervisorException if libvirt could not be reached or did not answer in time
   */
  <T> T call(Lane.Work<T> work) throws LibvirtException, HypervisorException {
    enter();
    try {
      return attempt(work);
    } finally {
      if (closed) {
        retireLane();
      }
      oneCall.unlock();
    }
  }

  private <T> T attempt(Lane.Work<T> work) throws LibvirtException, HypervisorException {
    for (int attempt = 1; attempt <= patience.attempts(); attempt++) {
      try {
        return await(ready().start(work));
      } catch (TimeoutException e) {
        retireLane();
      }
    }
    throw unreachable("no answer within " + patience.total().toMillis() + " ms");
  }

  private void enter() throws HypervisorException {
    if (!lockWithin(patience.total())) {
      throw unreachable("another call to it has not come back yet");
    }
  }

  private boolean lockWithin(Duration patience) {
    try {
      return oneCall.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Lane ready() throws HypervisorException {
    if (closed) {
      throw unreachable("the connection was closed");
    }
    Duration pause = backoff.remaining();
    HypervisorException failure = lastFailure;
    if (failure != null && pause.isPositive()) {
      String when = " (trying again in " + (pause.toMillis() + 999) / 1000 + " s)";
      throw new HypervisorException(failure.reason(), failure.getMessage() + when);
    }
    Lane ready = lane;
    if (ready == null) {
      if (abandoned.get() >= MAX_ABANDONED) {
        throw unreachable(MAX_ABANDONED + " calls have not come back; waiting for one of them");
      }
      ready = new Lane("libvirt-call", opener);
      lane = ready;
    }
    return ready;
  }

  private <T> T await(Future<T> result)
      throws LibvirtException, HypervisorException, TimeoutException {
    try {
      T value = result.get(patience.each().toNanos(), TimeUnit.NANOSECONDS);
      backoff.succeeded();
      return value;
    } catch (InterruptedException e) {
      retireLane();
      Thread.currentThread().interrupt();
      throw unreachable("interrupted while waiting for its answer");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  /** Throws what stopped the work, or returns what keeps the connection from being used. */
  private HypervisorException failure(@Nullable Throwable cause) throws LibvirtException {
    return switch (cause) {
      case LibvirtException refused -> {
        backoff.succeeded();
        throw refused;
      }
      case UnreachableException away -> backOff(Failures.unreachable(uri, away));
      case LibraryMissingException missing ->
          backOff(new HypervisorException(Reason.UNREACHABLE, missing.sentence()));
      case HypervisorException exact -> {
        backoff.succeeded();
        yield exact;
      }
      case null, default -> throw new IllegalStateException("A call to libvirt failed", cause);
    };
  }

  private HypervisorException backOff(HypervisorException failure) {
    backoff.failed();
    lastFailure = failure;
    return failure;
  }

  private HypervisorException unreachable(String why) {
    return new HypervisorException(
        Reason.UNREACHABLE, "Cannot reach libvirt at " + uri + ": " + why);
  }

  private void retireLane() {
    Lane old = lane;
    lane = null;
    if (old != null) {
      abandoned.incrementAndGet();
      old.retire(abandoned::decrementAndGet);
    }
  }

  /** Does not wait for a call that hangs: that call's own end closes its connection. */
  @Override
  public void close() {
    closed = true;
    if (lockWithin(PATIENCE_AT_CLOSE)) {
      retireLane();
      oneCall.unlock();
    }
  }
}
