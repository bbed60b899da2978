package io.ballast.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes this machine short of memory without touching any: it reserves huge pages until
 * MemAvailable is what the test wants, and gives them back when closed or when this JVM ends in any
 * way. One at a time on a machine.
 */
public final class HostPressure implements AutoCloseable {
  private static final Path PAGES = Path.of("/proc/sys/vm/nr_hugepages");
  private static final Path MEMINFO = Path.of("/proc/meminfo");

  /** Below this the machine would start killing, and not only what the lab started. */
  private static final int LEAST_MIB = 512;

  private static final int TOLERANCE_MIB = 32;
  private static final Duration SETTLE_TIME = Duration.ofSeconds(10);

  private final KeptSettings settings;
  private final long before;

  private HostPressure(KeptSettings settings) {
    this.settings = settings;
    this.before = reserved();
  }

  /** Takes hold of the machine's huge pages; reserves none yet. */
  public static HostPressure take() {
    return new HostPressure(KeptSettings.of("hugepages", List.of(PAGES)));
  }

  /**
   * Reserves or gives back until MemAvailable is near the wanted amount, which takes about a
   * second. It does not follow what others do to memory later: call it again.
   *
   * @param mib at least 512
   * @return MemAvailable in MiB: within 32 of the wanted amount, or less where the machine has less
   *     and the lab nothing to give back
   * @throws LabException when it is not there after 10 s: the kernel finds too few huge pages, or
   *     others take and give memory all the time
   */
  public long leaveAvailable(int mib) {
    if (mib < LEAST_MIB) {
      throw new IllegalArgumentException("A machine is left %d MiB at least.".formatted(LEAST_MIB));
    }
    return Deadline.in(SETTLE_TIME)
        .poll(() -> approach(mib))
        .orElseThrow(
            () ->
                new LabException(
                    "Reserving huge pages does not get MemAvailable to %d MiB, it is at %d."
                        .formatted(mib, availableMib())));
  }

  /**
   * One step towards the wanted amount, or MemAvailable where it is there. It takes a few:
   * reserving makes the kernel find free pages that it had not counted, some 100 to 400 MiB here.
   */
  private Optional<Long> approach(int mib) {
    long available = availableMib();
    long surplus = available - mib;
    long reserved = reserved();
    boolean nothingToGiveBack = reserved <= before;
    if (surplus <= TOLERANCE_MIB && (surplus >= -TOLERANCE_MIB || nothingToGiveBack)) {
      return Optional.of(available);
    }
    reserve(Math.max(before, reserved + surplus * 1024 / pageKib()));
    return Optional.empty();
  }

  /** Gives back all it reserved; it can reserve again. */
  public void release() {
    reserve(before);
  }

  /** The machine's MemAvailable in MiB. */
  public static long availableMib() {
    return ProcText.kib(ProcText.read(MEMINFO), "MemAvailable") / 1024;
  }

  private static long pageKib() {
    return ProcText.kib(ProcText.read(MEMINFO), "Hugepagesize");
  }

  private static long reserved() {
    return Long.parseLong(ProcText.read(PAGES));
  }

  private void reserve(long pages) {
    settings.write(PAGES, Long.toString(pages));
  }

  @Override
  public void close() {
    settings.close();
  }
}
