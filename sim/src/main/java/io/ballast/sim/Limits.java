package io.ballast.sim;

import io.ballast.core.model.CpuLimits;
import io.ballast.core.model.CpuTune;
import io.ballast.core.model.DiskTune;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestTuning;
import io.ballast.core.model.IoLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What limits a guest's CPU and disks now, and what its owner's contract says of it. */
final class Limits {
  private static final long USUAL_PERIOD = 100_000;
  private static final double FULL = 100;

  private final Contract contract;
  private final Map<String, IoLimits> disks = new HashMap<>();
  private CpuLimits cpu = new CpuLimits(CpuLimits.NO_QUOTA, USUAL_PERIOD);

  Limits(Contract contract) {
    this.contract = contract;
  }

  void set(CpuLimits limits) {
    cpu = limits;
  }

  void set(String disk, IoLimits limits) {
    disks.put(disk, limits);
  }

  /** The part of a CPU that each vCPU may use, 0 to 1. */
  double cpuPart() {
    return Math.min(1, cpu.percent() / FULL);
  }

  /** As the hypervisor tells it, of what it was asked. */
  GuestTuning reading(Set<GuestDetail> details, GuestDevices devices) {
    return new GuestTuning(
        details.contains(GuestDetail.CPU_TUNE)
            ? Optional.of(new CpuTune(cpu.quotaMicros(), cpu.periodMicros(), contract.cpuPercent()))
            : Optional.empty(),
        details.contains(GuestDetail.IO_TUNE)
            ? Optional.of(devices.diskNames().stream().map(name -> disk(name, devices)).toList())
            : Optional.empty());
  }

  private DiskTune disk(String name, GuestDevices devices) {
    return new DiskTune(
        name,
        devices.diskPath(name),
        Optional.empty(),
        Optional.ofNullable(contract.disks().get(name)),
        disks.getOrDefault(name, IoLimits.NONE));
  }
}
