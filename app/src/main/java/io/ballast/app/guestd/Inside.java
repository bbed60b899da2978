package io.ballast.app.guestd;

import io.ballast.core.collect.KernelView;
import io.ballast.core.collect.MemInfo;
import io.ballast.core.collect.ProcMemory;
import io.ballast.core.model.Amount;
import io.ballast.core.model.Moment;
import io.ballast.host.guestagent.StatsLine;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a guest answers of itself, a line for a line.
 *
 * @param minFree how much of its memory shall stay free, told to whoever asks
 * @param maxFree how much more than that is of no use to it
 */
public record Inside(KernelView kernel, Supplier<Moment> clock, Amount minFree, Amount maxFree) {

  /**
   * The answer to a question, without its end; absent if there is no such question.
   *
   * @throws IOException if the guest's kernel does not tell
   */
  Optional<String> answer(String question) throws IOException {
    return switch (question.strip()) {
      case "stats" -> Optional.of(stats());
      case "props" -> Optional.of(properties());
      default -> Optional.empty();
    };
  }

  private String stats() throws IOException {
    String meminfo = kernel.read("/proc/meminfo");
    String vmstat = kernel.read("/proc/vmstat");
    return StatsLine.of(ProcMemory.report(meminfo, vmstat, clock.get())).text();
  }

  /** In KiB. */
  private String properties() throws IOException {
    long total = MemInfo.parse(kernel.read("/proc/meminfo")).totalKib();
    return "min_free:%d,max_free:%d".formatted(minFree.kibOf(total), maxFree.kibOf(total));
  }
}
