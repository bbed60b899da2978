package io.ballast.host.libvirt;

import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.IoLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The limits of active guests as they were last read, each from a call of its own. Others may
 * change them, which shows when their turn comes; what we changed is read again at once.
 */
final class Tunes {
  /** What was tried in vain for so long since it was last read is not known. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private final LongSupplier nanoTime;
  private final Map<GuestId, Tune> known = new ConcurrentHashMap<>();

  /**
   * @param run libvirt's number for this run of the guest
   * @param cpu absent if libvirt could not tell
   * @param disks by name, those that libvirt could tell of
   * @param readAt when, by the clock
   * @param triedAt when it was last asked for, by the clock
   * @param changed whether we changed it since it was read
   * @param isRead whether it was read at all, and not only tried
   */
  record Tune(
      int run,
      Optional<CpuLimits> cpu,
      Map<String, IoLimits> disks,
      long readAt,
      long triedAt,
      boolean changed,
      boolean isRead) {

    Tune {
      disks = Map.copyOf(disks);
    }

    private Tune withChange() {
      return new Tune(run, cpu, disks, readAt, triedAt, true, isRead);
    }

    private Tune withTry(long now) {
      return new Tune(run, cpu, disks, readAt, now, changed, isRead);
    }
  }

  Tunes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What was read during this run of the guest, unless it could not be for too long. */
  @Nullable Tune find(GuestId guest, int run) {
    Tune tune = last(guest, run);
    boolean fresh = tune != null && tune.triedAt() - tune.readAt() <= LONGEST.toNanos();
    return fresh ? tune : null;
  }

  void keep(GuestId guest, int run, Optional<CpuLimits> cpu, Map<String, IoLimits> disks) {
    long now = nanoTime.getAsLong();
    known.put(guest, new Tune(run, cpu, disks, now, now, false, true));
  }

  /** What is known of the guest's reading, whatever its age; null if it was never tried. */
  @Nullable Tune last(GuestId guest, int run) {
    Tune tune = known.get(guest);
    return tune != null && tune.run() == run ? tune : null;
  }

  /** Notes that it is about to be read: a guest that hangs then waits until all others were. */
  void trying(GuestId guest, int run) {
    long now = nanoTime.getAsLong();
    known.compute(
        guest,
        (id, tune) ->
            tune != null && tune.run() == run
                ? tune.withTry(now)
                : new Tune(run, Optional.empty(), Map.of(), now, now, false, false));
  }

  /** Has the guest's limits read again at the next call, because we changed them. */
  void changed(GuestId guest) {
    known.computeIfPresent(guest, (id, tune) -> tune.withChange());
  }

  void keepOnly(Set<GuestId> active) {
    known.keySet().retainAll(active);
  }
}
