package io.ballast.core.collect;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The virtual size of all QEMU processes, whoever started them.
 *
 * <p>A host may have thousands of other processes. One that was seen a few times and was no QEMU is
 * asked again only now and then: a pid may be given again, and a process that becomes a QEMU was
 * something else for a moment, with the same pid and the same start. A new one is therefore asked
 * in its first rounds, and each old one every {@value #ROUNDS} rounds, some in each.
 */
final class QemuProcesses {
  private static final String COMMAND = "qemu";
  private static final int FIRST_ROUNDS = 3;
  private static final int ROUNDS = 16;
  private static final long BYTES_PER_KIB = 1024;

  /** How often each of those that are no QEMU was asked. */
  private final Map<Long, Integer> others = new HashMap<>();

  private long round;

  /**
   * Their virtual size in KiB.
   *
   * @throws IOException if /proc cannot be read
   */
  long virtualKib(KernelView kernel) throws IOException {
    round++;
    long bytes = 0;
    Set<Long> present = new HashSet<>();
    for (long pid : Processes.pids(kernel).toArray()) {
      present.add(pid);
      if (isToBeAsked(pid)) {
        bytes += virtualBytes(kernel, pid);
      }
    }
    others.keySet().retainAll(present);
    return bytes / BYTES_PER_KIB;
  }

  private boolean isToBeAsked(long pid) {
    int asked = others.getOrDefault(pid, 0);
    return asked < FIRST_ROUNDS || (round + pid) % ROUNDS == 0;
  }

  private long virtualBytes(KernelView kernel, long pid) throws IOException {
    Optional<ProcStat> stat = Processes.stat(kernel, pid);
    if (stat.isEmpty()) {
      return 0;
    }
    if (stat.get().command().startsWith(COMMAND)) {
      others.remove(pid);
      return stat.get().virtualBytes();
    }
    others.merge(pid, 1, Integer::sum);
    return 0;
  }
}
