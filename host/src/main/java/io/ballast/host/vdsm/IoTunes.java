package io.ballast.host.vdsm;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestId;
import io.ballast.host.jsonrpc.RpcException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What limits guests' disks. It changes rarely and costs vdsm a look at each guest, so what was
 * read is kept for a while; but never beyond a write of ours, which would seem to be in force
 * though it failed, or not to be though it is.
 */
final class IoTunes {
  private static final long LIFETIME = Duration.ofSeconds(300).toNanos();

  /** Asks vdsm. */
  interface Asking {
    JsonNode ask() throws RpcException, HypervisorException;
  }

  private record Kept(
      Map<GuestId, List<DiskTune>> tunes, Set<GuestId> guests, long writes, long until) {}

  private final LongSupplier nanoTime;
  private final AtomicLong writes = new AtomicLong();
  private @Nullable Kept kept;

  IoTunes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A write was tried: what was read before it says nothing any more. */
  void written() {
    writes.incrementAndGet();
  }

  /**
   * The limits by guest; a guest of which vdsm says nothing has no entry.
   *
   * @param present the guests that there are now: a new one has it read again
   */
  Map<GuestId, List<DiskTune>> read(Set<GuestId> present, Asking vdsm)
      throws RpcException, HypervisorException {
    Kept known = kept;
    if (known != null && isGood(known, present)) {
      return known.tunes();
    }
    long before = writes.get();
    Map<GuestId, List<DiskTune>> tunes = IoTuneReader.read(vdsm.ask());
    kept = new Kept(tunes, Set.copyOf(present), before, nanoTime.getAsLong() + LIFETIME);
    return tunes;
  }

  private boolean isGood(Kept known, Set<GuestId> present) {
    return known.writes() == writes.get()
        && known.until() - nanoTime.getAsLong() > 0
        && known.guests().containsAll(present);
  }
}
