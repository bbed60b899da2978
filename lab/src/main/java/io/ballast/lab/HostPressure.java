package io.ballast.lab;

import java.nio.file.Path;
import java.util.List;

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
  private static final int ROUNDS = 6;

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
   * @throws LabException when the kernel finds too few huge pages
   */
  public long leaveAvailable(int mib) {
    if (mib < LEAST_MIB) {
      throw new IllegalArgumentException("A machine is left %d MiB at least.".formatted(LEAST_MIB));
    }
    for (int round = 0; round < ROUNDS && !reached(mib); round++) {
      reserve(wanted(reserved(), availableMib() - mib, pageKib()));
    }
    if (availableMib() - mib > TOLERANCE_MIB) {
      throw new LabException(
          "The kernel finds no more huge pages: %d MiB are available, %d were wanted."
              .formatted(availableMib(), mib));
    }
    return availableMib();
  }

  private boolean reached(int mib) {
    long surplus = availableMib() - mib;
    boolean nothingToGiveBack = reserved() <= before;
    return surplus <= TOLERANCE_MIB && (surplus >= -TOLERANCE_MIB || nothingToGiveBack);
  }

  private long wanted(long reserved, long surplusMib, long pageKib) {
    return Math.max(before, reserved + surplusMib * 1024 / pageKib);
  }

  /** Gives back all it reserved; it can reserve again. */
  public void release() {
    reserve(before);
  }

  /** The machine's MemAvailable in MiB. */
  public static long availableMib() {
    return ProcText.kib(KeptSettings.read(MEMINFO), "MemAvailable") / 1024;
  }

  private static long pageKib() {
    return ProcText.kib(KeptSettings.read(MEMINFO), "Hugepagesize");
  }

  private static long reserved() {
    return Long.parseLong(KeptSettings.read(PAGES));
  }

  private void reserve(long pages) {
    settings.write(PAGES, Long.toString(pages));
  }

  @Override
  public void close() {
    settings.close();
  }
}
