package io.ballast.sim;

import java.util.List;

/**
 * A process of the host that is no guest's.
 *
 * @param parent 2 for a thread of the kernel
 * @param name at most 15 characters
 * @param startTicks since the host's boot
 */
record HostProcess(long pid, long parent, String name, long startTicks) {
  /** Whose children are the kernel's threads. */
  private static final long KTHREADD = 2;

  static final HostProcess KSMD = new HostProcess(57, KTHREADD, "ksmd", 12);

  /** What runs on every host. */
  static final List<HostProcess> USUAL =
      List.of(
          new HostProcess(1, 0, "systemd", 1),
          new HostProcess(KTHREADD, 0, "kthreadd", 1),
          new HostProcess(58, KTHREADD, "khugepaged", 12),
          new HostProcess(845, 1, "sshd", 912),
          new HostProcess(912, 1, "libvirtd", 1_045));

  boolean ofKernel() {
    return pid == KTHREADD || parent == KTHREADD;
  }
}
