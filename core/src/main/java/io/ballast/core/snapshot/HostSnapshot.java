package io.ballast.core.snapshot;

import io.ballast.core.collect.History;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.model.KsmReading;
import io.ballast.core.model.Moment;
import java.util.Optional;

/**
 * The host as last read.
 *
 * @param ksm the kernel's merging of equal pages; absent where it has none, or could not be read
 * @param reserveKib memory that the growth of guests never eats into
 */
public record HostSnapshot(
    MemInfo memory, Optional<KsmReading> ksm, long reserveKib, History history, Moment at) {

  /** Whether so little is free that guests must give. */
  public boolean isShort() {
    return memory.availableKib() < reserveKib;
  }
}
