package io.ballast.core.collect;

import io.ballast.core.model.Moment;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the kernel's merging thread, ksmd, takes of one CPU. Its pid is searched for once. */
final class KsmThread {
  private static final String COMMAND = "ksmd";

  /** Who does not find it in /proc, as in a container, hardly ever will. */
  private static final Duration SEARCH_AGAIN = Duration.ofMinutes(10);

  private record Seen(long pid, ProcStat stat, Moment at) {}

  private @Nullable Seen last;
  private @Nullable Moment searchedInVain;

  /**
   * Percent of one CPU since it was asked before; absent at first, and where it is not in sight.
   *
   * @throws IOException if /proc cannot be read
   */
  OptionalDouble cpuPercent(KernelView kernel, Moment now) throws IOException {
    Seen before = last;
    Optional<Seen> seen = before == null ? search(kernel, now) : again(before, kernel, now);
    last = seen.orElse(null);
    if (before == null || seen.isEmpty() || !isSame(before, seen.get())) {
      return OptionalDouble.empty();
    }
    double seconds = now.secondsSince(before.at());
    long ticks = seen.get().stat().cpuTicks() - before.stat().cpuTicks();
    return seconds <= 0 || ticks < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * ticks / ProcStat.TICKS_PER_SECOND / seconds);
  }

  private Optional<Seen> again(Seen before, KernelView kernel, Moment now) throws IOException {
    Optional<Seen> seen =
        Processes.stat(kernel, before.pid())
            .map(stat -> new Seen(before.pid(), stat, now))
            .filter(found -> isSame(before, found));
    return seen.isPresent() ? seen : search(kernel, now);
  }

  /** A pid is given again to others. */
  private static boolean isSame(Seen before, Seen now) {
    return before.pid() == now.pid()
        && before.stat().startTime() == now.stat().startTime()
        && isKsmd(now.stat());
  }

  /** Kernel threads start early, so the lowest pids are asked first. */
  private Optional<Seen> search(KernelView kernel, Moment now) throws IOException {
    if (searchedInVain != null && now.since(searchedInVain).compareTo(SEARCH_AGAIN) < 0) {
      return Optional.empty();
    }
    for (long pid : Processes.pids(kernel).toArray()) {
      Optional<ProcStat> stat = Processes.stat(kernel, pid).filter(KsmThread::isKsmd);
      if (stat.isPresent()) {
        searchedInVain = null;
        return Optional.of(new Seen(pid, stat.get(), now));
      }
    }
    searchedInVain = now;
    return Optional.empty();
  }

  /** Anybody may call a process so; only the kernel's own threads come from the kernel. */
  private static boolean isKsmd(ProcStat stat) {
    return stat.parent() == ProcStat.KERNEL && stat.command().equals(COMMAND);
  }
}
