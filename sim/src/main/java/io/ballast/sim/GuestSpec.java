package io.ballast.sim;

import io.ballast.core.model.GuestId;
import io.ballast.core.model.GuestTraits;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
 * @param sharing what of its memory the host's kernel can merge with others'
 * @param tags what its owner wrote on it
 * @param contract what its owner pays for, of CPUs and disks
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
    Set<Fault> faults,
    Sharing sharing,
    Map<String, String> tags,
    Contract contract) {

  /** A kernel's fixed part; with its page tables it grows by {@link #OVERHEAD_PART}. */
  private static final long OVERHEAD_KIB = Size.mib(40);

  /** One page structure of 64 bytes for each 4 KiB page is a 64th. */
  private static final long OVERHEAD_PART = 64;

  private static final GuestTraits ORDINARY = new GuestTraits(true, false, false, false, 2);

  public GuestSpec {
    faults = Set.copyOf(faults);
    tags = Map.copyOf(tags);
    if (maximumKib <= overheadKib || swapKib < 0 || cacheKib < 0 || vcpus < 1) {
      throw new IllegalArgumentException("The guest " + name + " has impossible sizes.");
    }
  }

  /** A guest whose owner may use all of the host's CPUs and disks. */
  public GuestSpec(
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
      Set<Fault> faults,
      Sharing sharing,
      Map<String, String> tags) {
    this(
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
        faults,
        sharing,
        tags,
        Contract.UNLIMITED);
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
        Set.of(),
        Sharing.USUAL,
        Map.of());
  }

  /** A guest of 16 MiB, of which it works on a quarter: the smallest that anybody runs. */
  public static GuestSpec tiny(String name) {
    long maximum = Size.mib(16);
    return new GuestSpec(
        idOf(name),
        name,
        maximum,
        Size.mib(2),
        0,
        Size.mib(1),
        1,
        new Workload.Steady(maximum / 4),
        BalloonRates.USUAL,
        ORDINARY,
        Set.of(),
        Sharing.USUAL,
        Map.of());
  }

  /** The identity that {@link #of} gives to a name. */
  public static GuestId idOf(String name) {
    return new GuestId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The same guest with so much swap inside; 0 is none. */
  public GuestSpec withSwap(long kib) {
    return new GuestSpec(
        id,
        name,
        maximumKib,
        overheadKib,
        kib,
        cacheKib,
        vcpus,
        workload,
        balloon,
        traits,
        faults,
        sharing,
        tags,
        contract);
  }

  /** The same guest with programs that read so much of files. */
  public GuestSpec withCache(long kib) {
    return new GuestSpec(
        id,
        name,
        maximumKib,
        overheadKib,
        swapKib,
        kib,
        vcpus,
        workload,
        balloon,
        traits,
        faults,
        sharing,
        tags,
        contract);
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
        faults,
        sharing,
        tags,
        contract);
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
        faults,
        sharing,
        tags,
        contract);
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
        others,
        sharing,
        tags,
        contract);
  }

  /** The same guest, by another name: two guests of a host may have the same. */
  public GuestSpec withName(String other) {
    return new GuestSpec(
        id,
        other,
        maximumKib,
        overheadKib,
        swapKib,
        cacheKib,
        vcpus,
        workload,
        balloon,
        traits,
        faults,
        sharing,
        tags,
        contract);
  }

  /** The same guest with memory that is more or less like others'. */
  public GuestSpec withSharing(Sharing other) {
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
        faults,
        other,
        tags,
        contract);
  }

  /** The same guest with what its owner wrote on it. */
  public GuestSpec withTags(Map<String, String> others) {
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
        faults,
        sharing,
        others,
        contract);
  }

  /** The same guest whose owner pays for so much of CPUs and disks. */
  public GuestSpec withContract(Contract other) {
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
        faults,
        sharing,
        tags,
        other);
  }

  /** Whether the host's kernel may merge its pages: never those that are pinned. */
  boolean shares() {
    return mergeable() && !pinned();
  }

  /** What its definition says of that. */
  boolean mergeable() {
    return sharing.allowed() && traits.sharesPages();
  }

  /** QEMU's own heap, stacks and device buffers: small guests have few devices. */
  long processKib() {
    return Math.min(Footprint.QEMU_KIB, maximumKib / 4);
  }

  /** The most of the host's memory that it can take. */
  long mostResidentKib() {
    return processKib() + maximumKib;
  }

  /** Whether the host holds all its memory whatever the balloon does. */
  boolean pinned() {
    return traits.hugepages() || traits.lockedMemory() || traits.hostDevices();
  }
}
