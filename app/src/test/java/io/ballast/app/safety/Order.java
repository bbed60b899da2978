package io.ballast.app.safety;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestReading;

/**
 * A size that was written for a guest.
 *
 * @param nanos when
 * @param seen the guest as the loop last saw it
 * @param accepted whether the hypervisor took it
 */
record Order(long nanos, GuestReading seen, long kib, boolean accepted) {

  GuestId guest() {
    return seen.id();
  }

  long fromKib() {
    return seen.balloon().orElseThrow().currentKib();
  }

  boolean shrinks() {
    return kib < fromKib();
  }

  boolean grows() {
    return kib > fromKib();
  }
}
