package io.ballast.sim;

import io.ballast.core.model.IoLimits;
import java.util.Map;

/**
 * What a guest's owner pays for, of the host's CPUs and disks.
 *
 * @param cpuPercent what all its vCPUs together may use of the host's CPUs; 100 is all
 * @param disks the most of each of its disks, by their names; a disk without is without limit
 */
public record Contract(int cpuPercent, Map<String, IoLimits> disks) {
  /** A guest without limits. */
  public static final Contract UNLIMITED = new Contract(100, Map.of());

  public Contract {
    disks = Map.copyOf(disks);
  }
}
