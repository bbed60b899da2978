package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;

/** One {@code virDomainPtr}, used on the thread of its connection. */
final class Domain implements AutoCloseable {
  private static final int LIVE = 1;
  private static final int JOB_BOUNDED = 1;
  private static final int JOB_UNBOUNDED = 2;
  private static final int UUID_BYTES = 37;
  private static final long MAX_NAME = 1 << 12;
  private static final long MAX_XML = 4 << 20;
  private static final long MAX_AGENT_ANSWER = 1 << 20;

  private final Libvirt libvirt;
  private final MemorySegment pointer;

  Domain(Libvirt libvirt, MemorySegment pointer) {
    this.libvirt = libvirt;
    this.pointer = pointer;
  }

  /** What is said of a domain at once: its state and its most memory. */
  record Info(int state, long maximumKib) {}

  /** What keeps a domain busy, in the order of libvirt's {@code virDomainControlState}. */
  enum Busy {
    NOBODY,
    /** Migration and the like. */
    OPERATION,
    /** A command that its QEMU has not answered yet. */
    COMMAND,
    /** Nobody can tell: the domain cannot be talked to. */
    UNKNOWN;

    private static Busy of(int state) {
      return state >= 0 && state < values().length ? values()[state] : UNKNOWN;
    }
  }

  /**
   * @param millis for how long
   */
  record Occupation(Busy by, long millis) {}

  String name() {
    return libvirt.strings.read(libvirt.domains.getName(pointer), MAX_NAME);
  }

  /** Tells this run of a domain from its runs before and after. */
  int id() {
    return libvirt.domains.getId(pointer);
  }

  String uuid() throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocate(UUID_BYTES);
      check(libvirt.domains.getUuidString(pointer, text));
      return libvirt.strings.read(text, UUID_BYTES);
    }
  }

  boolean isActive() throws LibvirtException {
    return check(libvirt.domains.isActive(pointer)) == 1;
  }

  /** The definition as it runs now, without its secrets. */
  String xml() throws LibvirtException {
    MemorySegment text = libvirt.domains.getXmlDesc(pointer, 0);
    if (text.address() == 0) {
      throw new LibvirtException(libvirt.lastError());
    }
    try {
      return libvirt.strings.read(text, MAX_XML);
    } finally {
      libvirt.strings.free(text);
    }
  }

  Info info() throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(Structs.DOMAIN_INFO);
      check(libvirt.domains.getInfo(pointer, info));
      return new Info(
          info.get(JAVA_BYTE, Structs.INFO_STATE), info.get(JAVA_LONG, Structs.INFO_MAXIMUM));
    }
  }

  /** Never waits, not even for a domain that is busy. */
  Occupation occupation() throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(Structs.CONTROL_INFO);
      checkSupported(libvirt.domains.getControlInfo(pointer, info, 0));
      return new Occupation(
          Busy.of(info.get(JAVA_INT, Structs.CONTROL_STATE)),
          info.get(JAVA_LONG, Structs.CONTROL_MILLIS));
    }
  }

  /** Whether a long operation is under way: migration, save, dump. */
  boolean hasJob() throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(Structs.JOB_INFO);
      checkSupported(libvirt.domains.getJobInfo(pointer, info));
      int type = info.get(JAVA_INT, 0);
      return type == JOB_BOUNDED || type == JOB_UNBOUNDED;
    }
  }

  /**
   * What the guest's agent answers to a command, both JSON.
   *
   * @param seconds how long libvirt waits for it
   */
  String agentCommand(String command, int seconds)
      throws LibvirtException, LibraryMissingException {
    AgentCalls agents = libvirt.agents();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment answer = agents.agentCommand(pointer, arena.allocateFrom(command), seconds);
      if (answer.address() == 0) {
        throw new LibvirtException(libvirt.lastError());
      }
      try {
        return libvirt.strings.read(answer, MAX_AGENT_ANSWER);
      } finally {
        libvirt.strings.free(answer);
      }
    }
  }

  void setMemory(long kib) throws LibvirtException {
    check(libvirt.domains.setMemoryFlags(pointer, kib, LIVE));
  }

  void setStatisticsPeriod(int seconds) throws LibvirtException {
    check(libvirt.domains.setMemoryStatsPeriod(pointer, seconds, LIVE));
  }

  /** What the host's scheduler is told of its vCPUs, by libvirt's names. */
  Map<String, Long> schedulerParameters() throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_INT);
      MemorySegment kind = libvirt.domains.getSchedulerType(pointer, count);
      if (kind.address() == 0) {
        throw new LibvirtException(libvirt.lastError());
      }
      libvirt.strings.free(kind);
      MemorySegment array = TypedParameters.array(count.get(JAVA_INT, 0), arena);
      check(libvirt.domains.getSchedulerParameters(pointer, array, count, LIVE));
      return TypedParameters.read(array, count.get(JAVA_INT, 0));
    }
  }

  void setSchedulerParameters(List<TypedParameters.Number> numbers) throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment array = TypedParameters.write(numbers, arena);
      check(libvirt.domains.setSchedulerParameters(pointer, array, numbers.size(), LIVE));
    }
  }

  /** The limits of a disk, by libvirt's names. */
  Map<String, Long> blockIoTune(String disk) throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(disk);
      MemorySegment count = arena.allocate(JAVA_INT);
      check(libvirt.domains.getBlockIoTune(pointer, name, MemorySegment.NULL, count, LIVE));
      MemorySegment array = TypedParameters.array(count.get(JAVA_INT, 0), arena);
      check(libvirt.domains.getBlockIoTune(pointer, name, array, count, LIVE));
      return TypedParameters.read(array, count.get(JAVA_INT, 0));
    }
  }

  void setBlockIoTune(String disk, List<TypedParameters.Number> numbers) throws LibvirtException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(disk);
      MemorySegment array = TypedParameters.write(numbers, arena);
      check(libvirt.domains.setBlockIoTune(pointer, name, array, numbers.size(), LIVE));
    }
  }

  private int check(int result) throws LibvirtException {
    if (result < 0) {
      throw new LibvirtException(libvirt.lastError());
    }
    return result;
  }

  /** A driver that cannot tell leaves what we asked for at 0: nothing under way. */
  private void checkSupported(int result) throws LibvirtException {
    if (result < 0) {
      LibvirtError error = libvirt.lastError();
      if (!error.is(LibvirtError.NO_SUPPORT)) {
        throw new LibvirtException(error);
      }
    }
  }

  @Override
  public void close() {
    libvirt.domains.free(pointer);
  }
}
