package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Strings in C's memory, read up to a limit. */
final class CStrings {
  private final MethodHandle strnlen;
  private final MethodHandle free;

  CStrings(NativeLibrary c) throws LibraryMissingException {
    strnlen = c.function(JAVA_LONG, "strnlen", ADDRESS, JAVA_LONG);
    free = c.procedure("free", ADDRESS);
  }

  /** The string there, cut after {@code limit} bytes; what is not UTF-8 is replaced; "" at NULL. */
  String read(MemorySegment pointer, long limit) {
    if (pointer.address() == 0) {
      return "";
    }
    byte[] bytes = pointer.reinterpret(length(pointer, limit)).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private long length(MemorySegment pointer, long limit) {
    try {
      return (long) strnlen.invokeExact(pointer, limit);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }

  /** Gives back what a function allocated for its caller. */
  void free(MemorySegment pointer) {
    try {
      free.invokeExact(pointer);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }
}
