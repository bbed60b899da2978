package io.ballast.host.libvirt;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The C function that libvirt keeps in a library of its own, for QEMU only. */
final class AgentCalls {
  private final MethodHandle agentCommand;

  AgentCalls(NativeLibrary library) throws LibraryMissingException {
    agentCommand =
        library.function(
            ADDRESS, "virDomainQemuAgentCommand", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
  }

  MemorySegment agentCommand(MemorySegment domain, MemorySegment command, int seconds) {
    try {
      return (MemorySegment) agentCommand.invokeExact(domain, command, seconds, 0);
    } catch (Throwable t) {
      throw Libvirt.impossible(t);
    }
  }
}
