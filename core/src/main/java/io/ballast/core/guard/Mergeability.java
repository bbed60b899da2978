package io.ballast.core.guard;

import io.ballast.core.model.GuestTraits;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.Optional;

/** Tells whose pages the host's kernel may merge, and whose it must not. */
final class Mergeability {
  private Mergeability() {}

  /** A guest whose class forbids that its pages are merged, while nothing else keeps them apart. */
  static Optional<GuestSnapshot> forbidding(Snapshot snapshot) {
    return snapshot.guests().stream()
        .filter(guest -> !guest.entitlement().mergeable() && isMergeable(guest))
        .findFirst();
  }

  /** The kernel does not look at hugepages, nor at what the definition keeps from it. */
  private static boolean isMergeable(GuestSnapshot guest) {
    GuestTraits traits = guest.reading().traits();
    return traits.sharesPages() && !traits.hugepages();
  }
}
