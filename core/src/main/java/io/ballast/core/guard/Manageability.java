package io.ballast.core.guard;

import io.ballast.core.model.GuestState;
import io.ballast.core.model.GuestTraits;
import io.ballast.core.snapshot.GuestSnapshot;

/** Tells for each guest, before anything is done, whether its memory can be managed. */
public final class Manageability {
  private Manageability() {}

  /** One clause saying why the guest's balloon cannot be moved now; empty if it can. */
  public static String obstacle(GuestSnapshot guest) {
    String lasting = obstacle(guest.reading().traits());
    if (!lasting.isEmpty()) {
      return lasting;
    }
    if (guest.estimate() == null) {
      return "the hypervisor does not know its balloon's size";
    }
    return obstacle(guest.reading().state());
  }

  /** The same for what a guest's definition says, which lasts as long as the guest runs. */
  public static String obstacle(GuestTraits traits) {
    if (!traits.balloonDevice()) {
      return "it has no balloon device";
    }
    if (traits.hugepages()) {
      return "its memory is backed by hugepages, which a balloon cannot give back";
    }
    if (traits.lockedMemory()) {
      return "its memory is locked";
    }
    if (traits.hostDevices()) {
      return "it has a host device passed through, which pins its memory";
    }
    return "";
  }

  private static String obstacle(GuestState state) {
    return switch (state) {
      case RUNNING -> "";
      case PAUSED -> "it is paused";
      case MIGRATING -> "it is migrating";
      case OTHER -> "it is not running";
    };
  }
}
