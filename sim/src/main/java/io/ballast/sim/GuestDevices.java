package io.ballast.sim;

import io.ballast.core.model.CpuReading;
import io.ballast.core.model.DeviceFields;
import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.ObjectReading;
import io.ballast.policy.run.Value;
import io.ballast.policy.vocabulary.FieldDecl;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A guest's disks, network card and vCPUs: a disk {@code vda} and a card, both used as its programs
 * compute, and {@code vdb} where it has swap, used as it pages.
 */
final class GuestDevices {
  /** What programs read, write, receive and send in a second of CPU time. */
  private static final long READ = 2 << 20;

  private static final long WRITTEN = 1 << 20;
  private static final long RECEIVED = 512 << 10;
  private static final long SENT = 256 << 10;

  private static final long BYTES_PER_KIB = 1024;
  private static final long BYTES_PER_REQUEST = 32 << 10;
  private static final long BYTES_PER_PACKET = 1024;

  /** A guest's disk is some times as large as its memory. */
  private static final long DISK_PART = 8;

  private final GuestSpec spec;
  private final long pid;
  private double cpuSeconds;

  /**
   * @param pid tells its network card from those of other guests
   */
  GuestDevices(GuestSpec spec, long pid) {
    this.spec = spec;
    this.pid = pid;
  }

  /** Its programs computed for so long. */
  void run(double seconds) {
    cpuSeconds += seconds;
  }

  /** What is wanted of them. */
  Map<GuestDetail, List<ObjectReading>> readings(
      Set<GuestDetail> details, PagingCounters paging, CpuReading cpu) {
    Map<GuestDetail, List<ObjectReading>> readings = new EnumMap<>(GuestDetail.class);
    for (GuestDetail detail : details) {
      switch (detail) {
        case DISKS -> readings.put(detail, disks(paging));
        case NICS -> readings.put(detail, List.of(card()));
        case VCPUS -> readings.put(detail, vcpus(cpu));
        // What limits it is no device.
        case CPU_TUNE, IO_TUNE -> {}
      }
    }
    return readings;
  }

  private List<ObjectReading> disks(PagingCounters paging) {
    long capacity = spec.maximumKib() * BYTES_PER_KIB * DISK_PART;
    ObjectReading files = disk("vda", bytes(READ), bytes(WRITTEN), capacity);
    return spec.swapKib() == 0
        ? List.of(files)
        : List.of(
            files,
            disk(
                "vdb",
                paging.swapInKib() * BYTES_PER_KIB,
                paging.swapOutKib() * BYTES_PER_KIB,
                spec.swapKib() * BYTES_PER_KIB));
  }

  /** The names of its disks. */
  List<String> diskNames() {
    return spec.swapKib() == 0 ? List.of("vda") : List.of("vda", "vdb");
  }

  /** Of a disk's image on the host. */
  String diskPath(String name) {
    return "/var/lib/sim/" + spec.id() + "-" + name + ".img";
  }

  private ObjectReading disk(String name, long read, long written, long capacity) {
    long allocated = Math.min(capacity, capacity / 2 + written);
    return new ObjectReading(
        DeviceFields.DISK,
        name,
        Map.of(
            "name", Value.of(name),
            "path", Value.of(diskPath(name))),
        Map.of(
            DeviceFields.RD_BYTES, read,
            DeviceFields.WR_BYTES, written,
            DeviceFields.RD_REQS, read / BYTES_PER_REQUEST,
            DeviceFields.WR_REQS, written / BYTES_PER_REQUEST,
            DeviceFields.CAPACITY, capacity,
            DeviceFields.ALLOCATION, allocated,
            DeviceFields.PHYSICAL, allocated));
  }

  private ObjectReading card() {
    String name = "vnet" + pid;
    return new ObjectReading(
        DeviceFields.NIC,
        name,
        Map.of("name", Value.of(name)),
        Map.of(
            DeviceFields.RX_BYTES,
            bytes(RECEIVED),
            DeviceFields.RX_PACKETS,
            bytes(RECEIVED) / BYTES_PER_PACKET,
            DeviceFields.RX_ERRORS,
            0L,
            DeviceFields.RX_DROP,
            0L,
            DeviceFields.TX_BYTES,
            bytes(SENT),
            DeviceFields.TX_PACKETS,
            bytes(SENT) / BYTES_PER_PACKET,
            DeviceFields.TX_ERRORS,
            0L,
            DeviceFields.TX_DROP,
            0L));
  }

  private long bytes(long perCpuSecond) {
    return (long) (cpuSeconds * perCpuSecond);
  }

  /** The guest's kernel spreads its work evenly. */
  private static List<ObjectReading> vcpus(CpuReading cpu) {
    List<ObjectReading> vcpus = new ArrayList<>();
    for (int i = 0; i < cpu.count(); i++) {
      Map<FieldDecl, Long> values =
          Map.of(
              DeviceFields.ID, (long) i,
              DeviceFields.RUNNING, 1L,
              DeviceFields.TIME, each(cpu.timeNanos(), cpu.count()),
              DeviceFields.WAIT, each(cpu.waitNanos(), cpu.count()),
              DeviceFields.DELAY, each(cpu.delayNanos(), cpu.count()));
      vcpus.add(
          new ObjectReading(
              DeviceFields.VCPU, Integer.toString(i), Map.of("id", Value.of(i)), values));
    }
    return vcpus;
  }

  private static long each(OptionalLong all, int count) {
    return all.orElse(0) / count;
  }
}
