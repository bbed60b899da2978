package io.ballast.core.guard;

import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.snapshot.GuestSnapshot;
import java.util.Optional;

/** Tells for each guest, before anything is done, whether its memory can be managed. */
public final class Manageability {
  private Manageability() {}

  /** One clause saying why the guest's balloon cannot be moved now; empty if it can. */
  public static String obstacle(GuestSnapshot guest) {
    return find(guest).map(Obstacle::clause).orElse("");
  }

  /** The same for what a guest's definition says, which lasts as long as the guest runs. */
  public static String obstacle(GuestTraits traits) {
    return find(traits).map(Obstacle::clause).orElse("");
  }

  /** Why the guest's balloon cannot be moved now, if it cannot. What lasts longest comes first. */
  public static Optional<Obstacle> find(GuestSnapshot guest) {
    Optional<Obstacle> lasting = find(guest.reading().traits());
    if (lasting.isPresent()) {
      return lasting;
    }
    return guest.estimate() == null
        ? Optional.of(Obstacle.SIZE_UNKNOWN)
        : obstacle(guest.reading().state());
  }

  private static Optional<Obstacle> find(GuestTraits traits) {
    if (!traits.balloonDevice()) {
      return Optional.of(Obstacle.NO_BALLOON);
    }
    if (traits.hugepages()) {
      return Optional.of(Obstacle.HUGEPAGES);
    }
    if (traits.lockedMemory()) {
      return Optional.of(Obstacle.LOCKED_MEMORY);
    }
    return traits.hostDevices() ? Optional.of(Obstacle.HOST_DEVICE) : Optional.empty();
  }

  /** What a guest in that state does, in a clause; empty for one that runs. */
  static String clause(GuestState state) {
    return obstacle(state).map(Obstacle::clause).orElse("");
  }

  private static Optional<Obstacle> obstacle(GuestState state) {
    return switch (state) {
      case RUNNING -> Optional.empty();
      case PAUSED -> Optional.of(Obstacle.PAUSED);
      case MIGRATING -> Optional.of(Obstacle.MIGRATING);
      case OTHER -> Optional.of(Obstacle.NOT_RUNNING);
    };
  }
}
