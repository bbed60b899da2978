package io.ballast.sim;

import io.ballast.core.model.BalloonReading;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a balloon driver last said, and when.
 *
 * @param values absent when every value was all ones
 * @param atSeconds wall-clock second at which it came
 */
record Report(Optional<Values> values, long atSeconds) {

  /** The statistics of virtio-balloon, in KiB and counts. */
  record Values(
      long available,
      long unused,
      long usable,
      long diskCaches,
      long swapIn,
      long swapOut,
      long majorFaults,
      long minorFaults) {

    static Values truth(GuestMemory memory) {
      PagingCounters paging = memory.paging();
      return new Values(
          memory.totalKib(),
          memory.freeKib(),
          memory.usableKib(),
          memory.cacheKib(),
          paging.swapInKib(),
          paging.swapOutKib(),
          paging.majorFaults(),
          paging.minorFaults());
    }
  }

  BalloonReading reading(long currentKib, long maximumKib) {
    OptionalLong at = OptionalLong.of(atSeconds);
    if (values.isEmpty()) {
      OptionalLong none = OptionalLong.empty();
      return new BalloonReading(
          currentKib, maximumKib, none, none, none, none, none, none, none, none, at);
    }
    Values v = values.get();
    return new BalloonReading(
        currentKib,
        maximumKib,
        OptionalLong.of(v.available),
        OptionalLong.of(v.unused),
        OptionalLong.of(v.usable),
        OptionalLong.of(v.diskCaches),
        OptionalLong.of(v.swapIn),
        OptionalLong.of(v.swapOut),
        OptionalLong.of(v.majorFaults),
        OptionalLong.of(v.minorFaults),
        at);
  }
}
