package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.ObjectReading;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answer to one bulk call: a record per domain, in C's memory until closed. */
final class BulkStats implements AutoCloseable {
  /** As long as a path may be. */
  private static final long LONGEST_TEXT = 1 << 12;

  private final Libvirt libvirt;
  private final MemorySegment records;
  private final int count;

  BulkStats(Libvirt libvirt, MemorySegment records, int count) {
    this.libvirt = libvirt;
    this.records = records.reinterpret(count * ADDRESS.byteSize());
    this.count = count;
  }

  int count() {
    return count;
  }

  /** Whose record it is; valid until this is closed, and not to be closed itself. */
  Domain domain(int index) {
    return new Domain(libvirt, record(index).get(ADDRESS, Structs.RECORD_DOMAIN));
  }

  DomainStats stats(int index) {
    return DomainStats.read(parameters(index));
  }

  /** What it says besides; what it could not tell has no entry. */
  Map<GuestDetail, List<ObjectReading>> devices(int index, Set<GuestDetail> details) {
    return DeviceStats.read(
        parameters(index), details, text -> libvirt.strings.read(text, LONGEST_TEXT));
  }

  private MemorySegment parameters(int index) {
    MemorySegment record = record(index);
    long size = record.get(JAVA_INT, Structs.RECORD_COUNT) * Structs.TYPED_PARAMETER.byteSize();
    return record.get(ADDRESS, Structs.RECORD_PARAMETERS).reinterpret(size);
  }

  private MemorySegment record(int index) {
    return records.getAtIndex(ADDRESS, index).reinterpret(Structs.STATS_RECORD.byteSize());
  }

  @Override
  public void close() {
    libvirt.connections.statsFree(records);
  }
}
