package io.ballast.core.snapshot;

import io.ballast.core.collect.History;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.model.Moment;

/**
 * The host as last read.
 *
 * @param reserveKib memory that the growth of guests never eats into
 */
public record HostSnapshot(MemInfo memory, long reserveKib, History history, Moment at) {

  /** Whether so little is free that guests must give. */
  public boolean isShort() {
    return memory.availableKib() < reserveKib;
  }
}
