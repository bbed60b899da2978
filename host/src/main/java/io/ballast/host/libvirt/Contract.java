package io.ballast.host.libvirt;

import io.ballast.core.model.IoLimits;
import java.util.Map;

/**
 * What a guest's owner pays for, as its metadata tells it.
 *
 * @param cpuPercent what all its vCPUs may use of the host's CPUs; 100 where nothing is told
 * @param maximum of its disks, by their names or paths
 * @param guaranteed to its disks, by their names or paths
 */
record Contract(int cpuPercent, Map<String, IoLimits> maximum, Map<String, IoLimits> guaranteed) {
  /** Nothing is told. */
  static final Contract NONE = new Contract(100, Map.of(), Map.of());

  Contract {
    maximum = Map.copyOf(maximum);
    guaranteed = Map.copyOf(guaranteed);
  }
}
