package io.ballast.sim;

/**
 * A host's machine and what it is busy with besides guests.
 *
 * @param totalKib its memory
 * @param ownKib kernel and daemons, never given back
 * @param cacheKib the files it reads: its page cache grows to this if there is room
 * @param swapKib its swap; 0 is none
 * @param cpus its CPUs
 * @param psi whether its kernel tells pressure
 * @param ksm what its kernel has for merging equal pages
 * @param nodes its NUMA nodes, over which its memory and CPUs are spread; 0 for a kernel without
 */
public record HostSpec(
    long totalKib,
    long ownKib,
    long cacheKib,
    long swapKib,
    int cpus,
    boolean psi,
    KsmKernel ksm,
    int nodes) {

  public HostSpec {
    if (ownKib < 0 || totalKib <= ownKib || cacheKib < 0 || swapKib < 0 || cpus < 1 || nodes < 0) {
      throw new IllegalArgumentException("The host has impossible sizes.");
    }
  }

  /** A host of one node with a modern kernel, which can merge equal pages and does not yet. */
  public HostSpec(long totalKib, long ownKib, long cacheKib, long swapKib, int cpus, boolean psi) {
    this(totalKib, ownKib, cacheKib, swapKib, cpus, psi, KsmKernel.MODERN, 1);
  }

  /** The same host with another kernel. */
  public HostSpec withKsm(KsmKernel other) {
    return new HostSpec(totalKib, ownKib, cacheKib, swapKib, cpus, psi, other, nodes);
  }

  /** The same host with other NUMA nodes. */
  public HostSpec withNodes(int count) {
    return new HostSpec(totalKib, ownKib, cacheKib, swapKib, cpus, psi, ksm, count);
  }

  /** The same host with more memory. */
  HostSpec plus(long kib) {
    return new HostSpec(totalKib + kib, ownKib, cacheKib, swapKib, cpus, psi, ksm, nodes);
  }

  /** An ordinary host: 512 MiB for itself, a 32nd of its memory as cache, a quarter as swap. */
  public static HostSpec of(long totalKib, int cpus) {
    return new HostSpec(totalKib, Size.mib(512), totalKib / 32, totalKib / 4, cpus, true);
  }
}
