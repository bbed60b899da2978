package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestTraits;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/**
 * A guest as its owner defined it.
 *
 * @param maximumKib its memory with an empty balloon
 * @param overheadKib what its kernel keeps for itself and does not count as its memory
 * @param swapKib swap inside the guest; 0 is none
 * @param cacheKib the files its programs read: its page cache grows to this if there is room
 * @param vcpus virtual CPUs
 * @param traits what the hypervisor shows of the definition; the statistics period is the first one
 * @param faults those there from the beginning
 */
public record GuestSpec(
    GuestId id,
    String name,
    long maximumKib,
    long overheadKib,
    long swapKib,
    long cacheKib,
    int vcpus,
    Workload workload,
    BalloonRates balloon,
    GuestTraits traits,
    Set<Fault> faults) {

  /** A kernel's fixed part; with its page tables it grows by {@link #OVERHEAD_PART}. */
  private static final long OVERHEAD_KIB = Size.mib(40);

  /** One page structure of 64 bytes for each 4 KiB page is a 64th. */
  private static final long OVERHEAD_PART = 64;

  private static final GuestTraits ORDINARY = new GuestTraits(true, false, false, false, 2);

  public GuestSpec {
    faults = Set.copyOf(faults);
    if (maximumKib <= overheadKib || swapKib < 0 || cacheKib < 0 || vcpus < 1) {
      throw new IllegalArgumentException("The guest " + name + " has impossible sizes.");
    }
  }

  /**
   * An ordinary guest: one vCPU, half its memory as swap, a quarter as files that it reads, a
   * working driver that reports every 2 s. Its identity comes from its name.
   */
  public static GuestSpec of(String name, long maximumKib, Workload workload) {
    return new GuestSpec(
        idOf(name),
        name,
        maximumKib,
        OVERHEAD_KIB + maximumKib / OVERHEAD_PART,
        maximumKib / 2,
        maximumKib / 4,
        1,
        workload,
        BalloonRates.USUAL,
        ORDINARY,
        Set.of());
  }

  /** The identity that {@link #of} gives to a name. */
  public static GuestId idOf(String name) {
    return new GuestId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The same guest with so much swap inside; 0 is none. */
  public GuestSpec withSwap(long kib) {
    return new GuestSpec(
        id, name, maximumKib, overheadKib, kib, cacheKib, vcpus, workload, balloon, traits, faults);
  }

  /** The same guest with programs that read so much of files. */
  public GuestSpec withCache(long kib) {
    return new GuestSpec(
        id, name, maximumKib, overheadKib, swapKib, kib, vcpus, workload, balloon, traits, faults);
  }

  /** The same guest with so many virtual CPUs. */
  public GuestSpec withVcpus(int count) {
    return new GuestSpec(
        id,
        name,
        maximumKib,
        overheadKib,
        swapKib,
        cacheKib,
        count,
        workload,
        balloon,
        traits,
        faults);
  }

  /** The same guest, defined otherwise. */
  public GuestSpec withTraits(GuestTraits other) {
    return new GuestSpec(
        id,
        name,
        maximumKib,
        overheadKib,
        swapKib,
        cacheKib,
        vcpus,
        workload,
        balloon,
        other,
        faults);
  }

  /** The same guest with other faults from the beginning. */
  public GuestSpec withFaults(Set<Fault> others) {
    return new GuestSpec(
        id,
        name,
        maximumKib,
        overheadKib,
        swapKib,
        cacheKib,
        vcpus,
        workload,
        balloon,
        traits,
        others);
  }

  /** Whether the host holds all its memory whatever the balloon does. */
  boolean pinned() {
    return traits.hugepages() || traits.lockedMemory() || traits.hostDevices();
  }
}
