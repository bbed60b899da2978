package io.ballast.core.guard;

import io.ballast.core.collect.MemInfo;
import io.ballast.core.evaluate.ControlWish;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.Memory;
import io.ballast.core.snapshot.GuestSnapshot;
import io.ballast.core.snapshot.HostSnapshot;
import io.ballast.core.snapshot.Snapshot;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much the host lacks for a guest's growth to be granted in full. Growth is granted to all
 * guests together, so the guard is asked again with more free memory until it does.
 */
record Shortage(Guard guard, GuardState state, Snapshot snapshot, List<ControlWish> wishes) {

  /** In whole MiB, the least that suffices; absent if nothing does. */
  OptionalLong missingMib(GuestId guest) {
    HostSnapshot host = snapshot.host();
    if (host == null) {
      return OptionalLong.empty();
    }
    long most = host.memory().totalKib();
    for (GuestSnapshot each : snapshot.guests()) {
      most += each.maximumKib();
    }
    long low = 0;
    long high = 1 + most / Memory.KIB_PER_MIB;
    if (!suffices(high, guest, host)) {
      return OptionalLong.empty();
    }
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (suffices(middle, guest, host)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return OptionalLong.of(low);
  }

  private boolean suffices(long moreMib, GuestId guest, HostSnapshot host) {
    HostSnapshot richer =
        new HostSnapshot(
            withFree(host.memory(), host.memory().availableKib() + Memory.mib(moreMib)),
            host.ksm(),
            host.reserveKib(),
            host.history(),
            host.at());
    Snapshot other = snapshot.on(richer);
    @Nullable Judged judged = guard.judge(state, other, wishes).judged().get(guest);
    return judged != null
        && judged.verdict().reasons().stream().noneMatch(r -> r.rail() == Rail.HEADROOM);
  }

  private static MemInfo withFree(MemInfo memory, long availableKib) {
    return new MemInfo(
        memory.totalKib(),
        memory.freeKib(),
        availableKib,
        memory.buffersKib(),
        memory.cachedKib(),
        memory.anonymousKib(),
        memory.swapTotalKib(),
        memory.swapFreeKib());
  }
}
