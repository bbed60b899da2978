package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.ballast.core.model.GuestDetail;
import io.ballast.core.model.GuestId;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * One open {@code virConnectPtr}. Used by one thread at a time, which also reads its errors.
 *
 * <p>Should a call hang, nothing can end it: the thread and the connection are lost together.
 */
final class Connection {
  /** With these, calls on a connection whose other end is silent return after 20 s. */
  private static final int KEEPALIVE_SECONDS = 5;

  private static final int KEEPALIVE_COUNT = 3;

  private static final int MAX_TYPE = 40;

  private static final int ONLY_ACTIVE = 1;
  private static final int NOWAIT = 1 << 29;
  private static final int STATS_STATE = 1;
  private static final int STATS_BALLOON = 1 << 2;
  private static final int STATS_VCPU = 1 << 3;

  /** What a connection may do. */
  enum Access {
    READ_ONLY,
    READ_WRITE
  }

  private final Libvirt libvirt;
  private final MemorySegment pointer;

  private Connection(Libvirt libvirt, MemorySegment pointer) {
    this.libvirt = libvirt;
    this.pointer = pointer;
  }

  static Connection open(Libvirt libvirt, String uri, Access access) throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(uri);
      MemorySegment pointer =
          switch (access) {
            case READ_ONLY -> libvirt.connections.openReadOnly(name);
            case READ_WRITE -> libvirt.connections.open(name);
          };
      if (pointer.address() == 0) {
        throw new LibvirtException(libvirt.lastError());
      }
      Connection connection = new Connection(libvirt, pointer);
      connection.keepAlive();
      return connection;
    }
  }

  /** Drivers without a daemon know no keepalive and need none; a dead connection shows later. */
  private void keepAlive() throws LibvirtException {
    if (libvirt.connections.setKeepAlive(pointer, KEEPALIVE_SECONDS, KEEPALIVE_COUNT) >= 0) {
      return;
    }
    LibvirtError error = libvirt.lastError();
    if (!error.is(LibvirtError.NO_SUPPORT)) {
      close();
      throw new LibvirtException(error);
    }
  }

  /** Whether the socket is still open; asks nobody. */
  boolean isAlive() {
    return libvirt.connections.isAlive(pointer) == 1;
  }

  void close() {
    libvirt.connections.close(pointer);
  }

  /** Who is at the other end, and which versions. */
  LibvirtAbout about() throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(JAVA_LONG);
      check(libvirt.connections.getLibVersion(pointer, version));
      String daemon = LibvirtAbout.version(version.get(JAVA_LONG, 0));
      check(libvirt.connections.getVersion(pointer, version));
      String hypervisor = LibvirtAbout.version(version.get(JAVA_LONG, 0));
      String type = libvirt.strings.read(libvirt.connections.getType(pointer), MAX_TYPE);
      return new LibvirtAbout(libvirt.version(), daemon, type, hypervisor);
    }
  }

  private void check(int result) throws LibvirtException {
    if (result < 0) {
      throw new LibvirtException(libvirt.lastError());
    }
  }

  /**
   * State, balloon and vCPUs of all active domains, as far as they can be had without waiting.
   *
   * @param details what is wanted besides, which costs each domain's QEMU a question
   */
  BulkStats allDomainStats(Set<GuestDetail> details) throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(ADDRESS);
      int count =
          libvirt.connections.getAllDomainStats(
              pointer, groups(details), result, ONLY_ACTIVE | NOWAIT);
      if (count < 0) {
        throw new LibvirtException(libvirt.lastError());
      }
      return new BulkStats(libvirt, result.get(ADDRESS, 0), count);
    }
  }

  private static int groups(Set<GuestDetail> details) {
    int groups = STATS_STATE | STATS_BALLOON | STATS_VCPU;
    for (DeviceGroup group : DeviceGroup.values()) {
      groups |= details.contains(group.detail()) ? group.flag() : 0;
    }
    return groups;
  }

  /** The domain with that id; the caller closes it. */
  Domain domain(GuestId guest) throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment domain =
          libvirt.connections.lookupByUuid(pointer, arena.allocateFrom(guest.uuid()));
      if (domain.address() == 0) {
        throw new LibvirtException(libvirt.lastError());
      }
      return new Domain(libvirt, domain);
    }
  }
}
