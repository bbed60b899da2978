package io.ballast.host.vdsm;

import io.ballast.core.model.GuestId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What was last read of each guest, for whoever writes to it. */
final class Roster {
  static final String UP = "Up";

  /**
   * @param status vdsm's word for what it does
   * @param maximumKib the most that its balloon can give it; absent if that is not known
   */
  record Entry(String status, OptionalLong maximumKib) {
    boolean isUp() {
      return status.equals(UP);
    }
  }

  private volatile Map<GuestId, Entry> guests = Map.of();

  void replace(Map<GuestId, Entry> read) {
    guests = Map.copyOf(new HashMap<>(read));
  }

  Optional<Entry> find(GuestId guest) {
    @Nullable Entry entry = guests.get(guest);
    return Optional.ofNullable(entry);
  }
}
