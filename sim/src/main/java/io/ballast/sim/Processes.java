package io.ballast.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host's processes by pid: guests', and a few others. */
final class Processes {
  private static final long FIRST_OF_GUESTS = 4_001;

  private final Map<Long, SimGuest> guests = new HashMap<>();
  private final Map<Long, HostProcess> others = new HashMap<>();
  private long next = FIRST_OF_GUESTS;

  /**
   * @param ksm whether the kernel has a thread that merges pages
   */
  Processes(boolean ksm) {
    HostProcess.USUAL.forEach(process -> others.put(process.pid(), process));
    if (ksm) {
      others.put(HostProcess.KSMD.pid(), HostProcess.KSMD);
    }
  }

  /** A pid that no process had yet. */
  long fresh() {
    return next++;
  }

  void begins(SimGuest guest) {
    guests.put(guest.pid(), guest);
  }

  void ends(SimGuest guest) {
    guests.remove(guest.pid());
  }

  /** The kernel's pids have gone round: one that a guest had is now somebody else's. */
  void reuse(long pid, SimTime now) {
    others.put(pid, new HostProcess(pid, 1, "rsync", CpuText.ticks(now.bootSeconds())));
  }

  Optional<SimGuest> guest(long pid) {
    return Optional.ofNullable(guests.get(pid));
  }

  Optional<HostProcess> other(long pid) {
    return Optional.ofNullable(others.get(pid));
  }

  /** All of them, as names in {@code /proc}. */
  List<String> names() {
    List<String> names = new ArrayList<>(guests.size() + others.size());
    guests.keySet().forEach(pid -> names.add(pid.toString()));
    others.keySet().forEach(pid -> names.add(pid.toString()));
    return names;
  }
}
