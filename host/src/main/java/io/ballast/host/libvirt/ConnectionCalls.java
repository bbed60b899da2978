package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The C functions on a {@code virConnectPtr}, with C's results. */
final class ConnectionCalls {
  private final MethodHandle open;
  private final MethodHandle openReadOnly;
  private final MethodHandle close;
  private final MethodHandle isAlive;
  private final MethodHandle setKeepAlive;
  private final MethodHandle getAllDomainStats;
  private final MethodHandle statsFree;
  private final MethodHandle lookupByUuid;
  private final MethodHandle getType;
  private final MethodHandle getLibVersion;
  private final MethodHandle getVersion;

  ConnectionCalls(NativeLibrary library) throws LibraryMissingException {
    open = library.function(ADDRESS, "virConnectOpen", ADDRESS);
    openReadOnly = library.function(ADDRESS, "virConnectOpenReadOnly", ADDRESS);
    close = library.function(JAVA_INT, "virConnectClose", ADDRESS);
    isAlive = library.function(JAVA_INT, "virConnectIsAlive", ADDRESS);
    setKeepAlive =
        library.function(JAVA_INT, "virConnectSetKeepAlive", ADDRESS, JAVA_INT, JAVA_INT);
    getAllDomainStats =
        library.function(
            JAVA_INT, "virConnectGetAllDomainStats", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    statsFree = library.procedure("virDomainStatsRecordListFree", ADDRESS);
    lookupByUuid = library.function(ADDRESS, "virDomainLookupByUUIDString", ADDRESS, ADDRESS);
    getType = library.function(ADDRESS, "virConnectGetType", ADDRESS);
    getLibVersion = library.function(JAVA_INT, "virConnectGetLibVersion", ADDRESS, ADDRESS);
    getVersion = library.function(JAVA_INT, "virConnectGetVersion", ADDRESS, ADDRESS);
  }

  MemorySegment open(MemorySegment uri) {
    try {
      return (MemorySegment) open.invokeExact(uri);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  MemorySegment openReadOnly(MemorySegment uri) {
    try {
      return (MemorySegment) openReadOnly.invokeExact(uri);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int close(MemorySegment connection) {
    try {
      return (int) close.invokeExact(connection);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int isAlive(MemorySegment connection) {
    try {
      return (int) isAlive.invokeExact(connection);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int setKeepAlive(MemorySegment connection, int seconds, int count) {
    try {
      return (int) setKeepAlive.invokeExact(connection, seconds, count);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int getAllDomainStats(MemorySegment connection, int stats, MemorySegment result, int flags) {
    try {
      return (int) getAllDomainStats.invokeExact(connection, stats, result, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  void statsFree(MemorySegment records) {
    try {
      statsFree.invokeExact(records);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  MemorySegment lookupByUuid(MemorySegment connection, MemorySegment uuid) {
    try {
      return (MemorySegment) lookupByUuid.invokeExact(connection, uuid);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  MemorySegment getType(MemorySegment connection) {
    try {
      return (MemorySegment) getType.invokeExact(connection);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int getLibVersion(MemorySegment connection, MemorySegment into) {
    try {
      return (int) getLibVersion.invokeExact(connection, into);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int getVersion(MemorySegment connection, MemorySegment into) {
    try {
      return (int) getVersion.invokeExact(connection, into);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }
}
