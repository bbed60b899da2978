package io.ballast.host.libvirt;

import io.ballast.core.model.GuestId;
import io.ballast.host.libvirt.TraitsParser.Defined;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of active guests from outside the bulk call. Each is read when its guest appears
 * and again every one to two minutes, spread out so that many guests do not come due together.
 */
final class Definitions {
  private static final long LIFETIME = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private final DoubleSupplier random;
  private final Map<GuestId, Definition> known = new ConcurrentHashMap<>();

  /**
   * @param run libvirt's number for this run of the guest
   * @param refreshAt when it is to be read again, by the clock
   * @param changed whether we changed it since
   */
  record Definition(int run, Defined defined, OptionalLong pid, long refreshAt, boolean changed) {
    private Definition withChange() {
      return new Definition(run, defined, pid, refreshAt, true);
    }
  }

  Definitions(LongSupplier nanoTime, DoubleSupplier random) {
    this.nanoTime = nanoTime;
    this.random = random;
  }

  /** What was read during this run of the guest, however old. */
  @Nullable Definition find(GuestId guest, int run) {
    Definition definition = known.get(guest);
    return definition != null && definition.run() == run ? definition : null;
  }

  /** What was last read of it, whatever run of it that was. */
  @Nullable Definition find(GuestId guest) {
    return known.get(guest);
  }

  boolean isDue(Definition definition) {
    return definition.refreshAt() - nanoTime.getAsLong() <= 0;
  }

  Definition keep(GuestId guest, int run, Defined defined, OptionalLong pid) {
    long lifetime = (long) (LIFETIME * (1 + random.getAsDouble()));
    Definition definition =
        new Definition(run, defined, pid, nanoTime.getAsLong() + lifetime, false);
    known.put(guest, definition);
    return definition;
  }

  /** Has the guest's definition read again at the next call, because we changed it. */
  void changed(GuestId guest) {
    known.computeIfPresent(guest, (id, definition) -> definition.withChange());
  }

  void keepOnly(Set<GuestId> active) {
    known.keySet().retainAll(active);
  }

  int size() {
    return known.size();
  }
}
