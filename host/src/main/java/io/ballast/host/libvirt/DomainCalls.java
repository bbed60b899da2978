package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The C functions on a {@code virDomainPtr}, with C's results. */
final class DomainCalls {
  private final MethodHandle free;
  private final MethodHandle getName;
  private final MethodHandle getUuidString;
  private final MethodHandle getId;
  private final MethodHandle isActive;
  private final MethodHandle getXmlDesc;
  private final MethodHandle getInfo;
  private final MethodHandle getJobInfo;
  private final MethodHandle getControlInfo;
  private final MethodHandle setMemoryFlags;
  private final MethodHandle setMemoryStatsPeriod;
  private final MethodHandle getSchedulerType;
  private final MethodHandle getSchedulerParameters;
  private final MethodHandle setSchedulerParameters;
  private final MethodHandle getBlockIoTune;
  private final MethodHandle setBlockIoTune;

  DomainCalls(NativeLibrary library) throws LibraryMissingException {
    free = library.function(JAVA_INT, "virDomainFree", ADDRESS);
    getName = library.function(ADDRESS, "virDomainGetName", ADDRESS);
    getUuidString = library.function(JAVA_INT, "virDomainGetUUIDString", ADDRESS, ADDRESS);
    getId = library.function(JAVA_INT, "virDomainGetID", ADDRESS);
    isActive = library.function(JAVA_INT, "virDomainIsActive", ADDRESS);
    getXmlDesc = library.function(ADDRESS, "virDomainGetXMLDesc", ADDRESS, JAVA_INT);
    getInfo = library.function(JAVA_INT, "virDomainGetInfo", ADDRESS, ADDRESS);
    getJobInfo = library.function(JAVA_INT, "virDomainGetJobInfo", ADDRESS, ADDRESS);
    getControlInfo =
        library.function(JAVA_INT, "virDomainGetControlInfo", ADDRESS, ADDRESS, JAVA_INT);
    setMemoryFlags =
        library.function(JAVA_INT, "virDomainSetMemoryFlags", ADDRESS, JAVA_LONG, JAVA_INT);
    setMemoryStatsPeriod =
        library.function(JAVA_INT, "virDomainSetMemoryStatsPeriod", ADDRESS, JAVA_INT, JAVA_INT);
    getSchedulerType = library.function(ADDRESS, "virDomainGetSchedulerType", ADDRESS, ADDRESS);
    getSchedulerParameters =
        library.function(
            JAVA_INT, "virDomainGetSchedulerParametersFlags", ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    setSchedulerParameters =
        library.function(
            JAVA_INT, "virDomainSetSchedulerParametersFlags", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    getBlockIoTune =
        library.function(
            JAVA_INT, "virDomainGetBlockIoTune", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
    setBlockIoTune =
        library.function(
            JAVA_INT, "virDomainSetBlockIoTune", ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
  }

  int free(MemorySegment domain) {
    return plain(free, domain);
  }

  int getId(MemorySegment domain) {
    return plain(getId, domain);
  }

  int isActive(MemorySegment domain) {
    return plain(isActive, domain);
  }

  int getUuidString(MemorySegment domain, MemorySegment into) {
    return fill(getUuidString, domain, into);
  }

  int getInfo(MemorySegment domain, MemorySegment into) {
    return fill(getInfo, domain, into);
  }

  int getJobInfo(MemorySegment domain, MemorySegment into) {
    return fill(getJobInfo, domain, into);
  }

  MemorySegment getName(MemorySegment domain) {
    try {
      return (MemorySegment) getName.invokeExact(domain);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  MemorySegment getXmlDesc(MemorySegment domain, int flags) {
    try {
      return (MemorySegment) getXmlDesc.invokeExact(domain, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int getControlInfo(MemorySegment domain, MemorySegment into, int flags) {
    try {
      return (int) getControlInfo.invokeExact(domain, into, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int setMemoryFlags(MemorySegment domain, long kib, int flags) {
    try {
      return (int) setMemoryFlags.invokeExact(domain, kib, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int setMemoryStatsPeriod(MemorySegment domain, int seconds, int flags) {
    try {
      return (int) setMemoryStatsPeriod.invokeExact(domain, seconds, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  MemorySegment getSchedulerType(MemorySegment domain, MemorySegment count) {
    try {
      return (MemorySegment) getSchedulerType.invokeExact(domain, count);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int getSchedulerParameters(
      MemorySegment domain, MemorySegment into, MemorySegment count, int flags) {
    try {
      return (int) getSchedulerParameters.invokeExact(domain, into, count, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int setSchedulerParameters(MemorySegment domain, MemorySegment from, int count, int flags) {
    try {
      return (int) setSchedulerParameters.invokeExact(domain, from, count, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  /**
   * @param into NULL asks for the count only
   */
  int getBlockIoTune(
      MemorySegment domain,
      MemorySegment disk,
      MemorySegment into,
      MemorySegment count,
      int flags) {
    try {
      return (int) getBlockIoTune.invokeExact(domain, disk, into, count, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  int setBlockIoTune(
      MemorySegment domain, MemorySegment disk, MemorySegment from, int count, int flags) {
    try {
      return (int) setBlockIoTune.invokeExact(domain, disk, from, count, flags);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  private static int plain(MethodHandle function, MemorySegment domain) {
    try {
      return (int) function.invokeExact(domain);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  private static int fill(MethodHandle function, MemorySegment domain, MemorySegment into) {
    try {
      return (int) function.invokeExact(domain, into);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }
}
