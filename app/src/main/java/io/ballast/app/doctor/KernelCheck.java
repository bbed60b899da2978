package io.ballast.app.doctor;

import io.ballast.core.collect.KernelView;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** What the host's kernel has of what Ballast reads. */
record KernelCheck(KernelView kernel) implements Check {
  @Override
  public String area() {
    return "kernel";
  }

  @Override
  public List<Finding> look() {
    return Findings.of(this::version, this::pressure, this::cgroups, this::nodes);
  }

  private Finding version() throws IOException {
    return Finding.ok("Linux " + kernel.read("/proc/sys/kernel/osrelease").strip());
  }

  private Finding pressure() {
    return KernelFiles.canRead(kernel, "/proc/pressure/memory")
        ? Finding.ok("pressure-stall information (PSI) is on")
        : Finding.note(
            "pressure-stall information (PSI) is off: how long tasks wait for memory is not seen",
            "boot with `psi=1` on the kernel's command line; Ballast works without it");
  }

  private Finding cgroups() {
    return KernelFiles.canRead(kernel, "/sys/fs/cgroup/cgroup.controllers")
        ? Finding.ok("cgroup v2 is mounted")
        : Finding.note(
            "cgroup v2 is not mounted at /sys/fs/cgroup",
            "boot with `systemd.unified_cgroup_hierarchy=1`; this version works without it");
  }

  private Finding nodes() throws IOException {
    try {
      long nodes =
          kernel.list("/sys/devices/system/node").stream()
              .filter(name -> name.matches("node[0-9]+"))
              .count();
      return Finding.ok(nodes == 1 ? "one NUMA node" : nodes + " NUMA nodes");
    } catch (NoSuchFileException without) {
      return Finding.ok("one NUMA node: the kernel knows no others");
    }
  }
}
