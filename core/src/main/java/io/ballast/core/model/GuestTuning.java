package io.ballast.core.model;

import java.util.List;
import java.util.Optional;

/**
 * What limits a guest's CPU and disks now.
 *
 * @param cpu absent if it is not known
 * @param disks absent if they were not asked for, or not told
 */
public record GuestTuning(Optional<CpuTune> cpu, Optional<List<DiskTune>> disks) {
  public static final GuestTuning UNKNOWN = new GuestTuning(Optional.empty(), Optional.empty());

  public GuestTuning {
    disks = disks.map(List::copyOf);
  }
}
