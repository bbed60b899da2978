package io.ballast.host.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Whether somebody keeps the kernel's wall clock right, as the kernel itself tells it. */
public final class KernelClock {
  /** More than the 208 bytes of a {@code struct timex} on 64-bit Linux. */
  private static final long TIMEX_BYTES = 256;

  private static final long STATUS_OFFSET = 40;
  private static final int STATUS_UNSYNCHRONISED = 0x40;

  private KernelClock() {}

  /** What the kernel says of its clock. */
  public enum Sync {
    SYNCHRONISED,
    /** Nobody has set it right for a while. */
    FREE_RUNNING,
    /** The kernel does not tell: in some containers. */
    UNKNOWN
  }

  /** Asks the kernel; changes nothing, for the structure names nothing to change. */
  public static Sync sync() {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("adjtimex")
        .map(
            function ->
                ask(linker.downcallHandle(function, FunctionDescriptor.of(JAVA_INT, ADDRESS))))
        .orElse(Sync.UNKNOWN);
  }

  private static Sync ask(MethodHandle adjtimex) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(TIMEX_BYTES, Long.BYTES);
      int state = (int) adjtimex.invokeExact(timex);
      return sync(state, timex.get(JAVA_INT, STATUS_OFFSET));
    } catch (Throwable t) {
      throw new IllegalStateException("A native call could not be made", t);
    }
  }

  /**
   * @param state what the call returned; below zero it was refused
   */
  static Sync sync(int state, int status) {
    if (state < 0) {
      return Sync.UNKNOWN;
    }
    return (status & STATUS_UNSYNCHRONISED) == 0 ? Sync.SYNCHRONISED : Sync.FREE_RUNNING;
  }
}
