package io.ballast.core.collect;

import static io.ballast.core.model.HostFields.ANON_PAGES;
import static io.ballast.core.model.HostFields.MEM_AVAILABLE;
import static io.ballast.core.model.HostFields.MEM_FREE;
import static io.ballast.core.model.HostFields.MEM_UNUSED;
import static io.ballast.core.model.HostFields.MEM_USABLE;
import static io.ballast.core.model.HostFields.OOM_KILLS;
import static io.ballast.core.model.HostFields.SWAP_IN;
import static io.ballast.core.model.HostFields.SWAP_OUT;
import static io.ballast.core.model.HostFields.SWAP_TOTAL;
import static io.ballast.core.model.HostFields.SWAP_USAGE;

import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.List;

/** The host's memory and swap, from /proc/meminfo and /proc/vmstat. */
public final class HostMemory implements HostCollector {
  private long lastSwapIn = -1;
  private long lastSwapOut = -1;

  @Override
  public List<FieldDecl> fields() {
    return List.of(
        MEM_AVAILABLE,
        MEM_UNUSED,
        MEM_FREE,
        MEM_USABLE,
        SWAP_IN,
        SWAP_OUT,
        ANON_PAGES,
        SWAP_TOTAL,
        SWAP_USAGE,
        OOM_KILLS);
  }

  @Override
  public void collect(HostRound round, FieldSink sink) throws IOException {
    MemInfo memory = MemInfo.parse(round.kernel().read("/proc/meminfo"));
    sink.put(MEM_AVAILABLE, memory.totalKib());
    sink.put(MEM_UNUSED, memory.freeKib());
    sink.put(MEM_FREE, memory.freeKib() + memory.buffersKib() + memory.cachedKib());
    sink.put(MEM_USABLE, memory.availableKib());
    sink.put(ANON_PAGES, memory.anonymousKib());
    sink.put(SWAP_TOTAL, memory.swapTotalKib());
    sink.put(SWAP_USAGE, memory.swapUsedKib());
    collectEvents(round.kernel().read("/proc/vmstat"), sink);
  }

  private void collectEvents(String vmstat, FieldSink sink) {
    long swapIn = Counters.of(vmstat, "pswpin");
    long swapOut = Counters.of(vmstat, "pswpout");
    sink.put(SWAP_IN, since(lastSwapIn, swapIn));
    sink.put(SWAP_OUT, since(lastSwapOut, swapOut));
    lastSwapIn = swapIn;
    lastSwapOut = swapOut;
    long kills = Counters.of(vmstat, "oom_kill");
    if (kills >= 0) {
      sink.put(OOM_KILLS, kills);
    }
  }

  /** A kernel without swap has no such counter, and one that just came says nothing yet. */
  private static long since(long before, long now) {
    return before < 0 ? 0 : Math.max(0, now - before);
  }
}
