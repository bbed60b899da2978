package io.ballast.core.record;

import io.ballast.core.model.GuestId;
import io.ballast.core.snapshot.GuestSnapshot;

/** Whom an event is about. */
public sealed interface Subject {

  /** The host, its hypervisor, or Ballast itself. */
  record Host() implements Subject {}

  /**
   * A guest.
   *
   * @param name as its owner wrote it: hostile until escaped
   */
  record Guest(GuestId id, String name) implements Subject {}

  Subject HOST = new Host();

  static Subject of(GuestSnapshot guest) {
    return new Guest(guest.id(), guest.name());
  }
}
