package io.ballast.app.doctor;

import io.ballast.app.HostLock;
import io.ballast.core.collect.KernelView;
import io.ballast.host.linux.KernelClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The host that is looked at.
 *
 * @param mayWrite whether this user may write a file or make files in a folder
 * @param holder who holds the lock in a run directory
 * @param now what the wall clock shows
 * @param nanoTime a clock to measure with
 * @param clock whether the wall clock is kept right
 */
public record Patient(
    KernelView kernel,
    Hypervisor hypervisor,
    Predicate<Path> mayWrite,
    Holder holder,
    Supplier<Instant> now,
    LongSupplier nanoTime,
    Supplier<KernelClock.Sync> clock) {

  /** Asks who holds the lock in a run directory, as {@link HostLock#holder} does. */
  public interface Holder {
    /**
     * Empty if nobody does.
     *
     * @throws IOException if it cannot be told
     */
    Optional<HostLock.Holder> of(Path runDirectory) throws IOException;
  }
}
