package io.ballast.host.vdsm;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.collect.HypervisorException.Reason;
import io.ballast.host.Backoff;
import io.ballast.host.jsonrpc.RpcException;
import io.ballast.host.tls.ClientTls;
import io.ballast.host.tls.PemFiles;
import io.ballast.host.tls.TlsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connection to vdsm that comes back: one call at a time, each within the time-out. A call that
 * is not answered costs the connection; then, as while vdsm is away or recovering, calls fail at
 * once until it is time to try again.
 *
 * <p>Files are read anew for each connection: certificates are renewed while we run.
 */
final class VdsmLink implements AutoCloseable {
  private final VdsmSettings settings;
  private final LongSupplier nanoTime;
  private final Backoff backoff;
  private final ReentrantLock oneCall = new ReentrantLock();
  private volatile @Nullable Session session;
  private @Nullable String lastFailure;
  private volatile boolean closed;

  VdsmLink(VdsmSettings settings, LongSupplier nanoTime, Backoff backoff) {
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.backoff = backoff;
  }

  /** What people call what is at the other end. */
  String description() {
    return settings.description();
  }

  /** The time until which work that begins now may last. */
  long deadline() {
    return nanoTime.getAsLong() + settings.requestTimeout().toNanos();
  }

  /** The same with a deadline of its own. */
  JsonNode call(String method, Map<String, ?> parameters) throws RpcException, HypervisorException {
    return call(method, parameters, deadline());
  }

  /**
   * Calls a method of vdsm, connecting first if need be.
   *
   * @param deadline by the clock
   * @throws RpcException if vdsm refused it; the connection is still good
   * @throws HypervisorException if vdsm is away, recovering, or did not answer in time
   */
  JsonNode call(String method, Map<String, ?> parameters, long deadline)
      throws RpcException, HypervisorException {
    if (!lockUntil(deadline)) {
      throw unreachable("another call to it has not come back yet");
    }
    try {
      checkTime();
      return attempt(method, parameters, deadline);
    } finally {
      oneCall.unlock();
    }
  }

  private boolean lockUntil(long deadline) {
    try {
      return oneCall.tryLock(deadline - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void checkTime() throws HypervisorException {
    if (closed) {
      throw unreachable("the connection was closed");
    }
    Duration pause = backoff.remaining();
    if (lastFailure != null && pause.isPositive()) {
      throw unreachable(
          "%s (trying again in %d s)".formatted(lastFailure, (pause.toMillis() + 999) / 1000));
    }
  }

  private JsonNode attempt(String method, Map<String, ?> parameters, long deadline)
      throws RpcException, HypervisorException {
    try {
      JsonNode result = connected(deadline).call(method, parameters, remaining(deadline));
      succeeded();
      return result;
    } catch (RpcException failed) {
      return switch (failed.kind()) {
        case REFUSED -> refused(failed);
        case LATE, LOST, UNSENT -> {
          drop();
          throw failed(failed.clause());
        }
      };
    } catch (IOException away) {
      throw failed(String.valueOf(away.getMessage()));
    }
  }

  /** A vdsm that recovers refuses everything; any other refusal is of this call only. */
  private JsonNode refused(RpcException refusal) throws RpcException, HypervisorException {
    if (refusal.code() == VdsmCodes.RECOVERING) {
      throw failed("it is recovering from its own restart");
    }
    succeeded();
    throw refusal;
  }

  private Session connected(long deadline) throws IOException {
    Session open = session;
    if (open != null && open.isOpen()) {
      return open;
    }
    Session fresh = Session.open(settings, tls(), remaining(deadline));
    session = fresh;
    if (closed) {
      fresh.close();
    }
    return fresh;
  }

  private Optional<SSLContext> tls() throws IOException {
    Optional<PemFiles> files = settings.tls();
    if (files.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClientTls.context(files.get(), Instant.now()));
    } catch (TlsException unusable) {
      throw new IOException(unusable.sentence(), unusable);
    }
  }

  private Duration remaining(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - nanoTime.getAsLong()));
  }

  private void succeeded() {
    backoff.succeeded();
    lastFailure = null;
  }

  private HypervisorException failed(String clause) {
    backoff.failed();
    lastFailure = clause;
    return unreachable(clause);
  }

  private HypervisorException unreachable(String clause) {
    return new HypervisorException(
        Reason.UNREACHABLE, "Cannot use " + settings.description() + ": " + clause);
  }

  private void drop() {
    Session old = session;
    session = null;
    if (old != null) {
      old.close();
    }
  }

  /** Ends it, and a call that waits; a second call does nothing. */
  @Override
  public void close() {
    closed = true;
    drop();
  }
}
