package io.ballast.app.doctor;

import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.GuestReading;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** What came of asking libvirt. */
sealed interface Contact {
  int MOST_CALLS = 20;

  /**
   * It answered.
   *
   * @param took how long one bulk call takes once the guests are known
   */
  record Made(String about, List<GuestReading> guests, Duration took) implements Contact {}

  /** It did not. */
  record Failed(HypervisorException why) implements Contact {}

  static Contact with(Hypervisor hypervisor, LongSupplier nanoTime) {
    try {
      String about = hypervisor.about();
      int known = hypervisor.guests().size();
      for (int call = 1; ; call++) {
        long begun = nanoTime.getAsLong();
        List<GuestReading> guests = hypervisor.guests();
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - begun);
        // With many guests the first calls also read definitions, and leave out whom they must.
        if (guests.size() <= known || call == MOST_CALLS) {
          return new Made(about, guests, took);
        }
        known = guests.size();
      }
    } catch (HypervisorException away) {
      return new Failed(away);
    }
  }
}
