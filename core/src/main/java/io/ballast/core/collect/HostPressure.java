package io.ballast.core.collect;

import static io.ballast.core.model.HostFields.PSI_CPU_SOME;
import static io.ballast.core.model.HostFields.PSI_IO_FULL;
import static io.ballast.core.model.HostFields.PSI_IO_SOME;
import static io.ballast.core.model.HostFields.PSI_MEMORY_FULL;
import static io.ballast.core.model.HostFields.PSI_MEMORY_SOME;

import io.ballast.policy.vocabulary.FieldDecl;
import java.io.IOException;
import java.util.List;

/** Pressure-stall information, where the kernel has it and it is turned on. */
public final class HostPressure implements HostCollector {

  @Override
  public List<FieldDecl> fields() {
    return List.of(PSI_MEMORY_SOME, PSI_MEMORY_FULL, PSI_CPU_SOME, PSI_IO_SOME, PSI_IO_FULL);
  }

  @Override
  public void collect(HostRound round, FieldSink sink) {
    Pressure memory = read(round.kernel(), "/proc/pressure/memory");
    memory.some().ifPresent(value -> sink.put(PSI_MEMORY_SOME, value));
    memory.full().ifPresent(value -> sink.put(PSI_MEMORY_FULL, value));
    read(round.kernel(), "/proc/pressure/cpu")
        .some()
        .ifPresent(value -> sink.put(PSI_CPU_SOME, value));
    Pressure io = read(round.kernel(), "/proc/pressure/io");
    io.some().ifPresent(value -> sink.put(PSI_IO_SOME, value));
    io.full().ifPresent(value -> sink.put(PSI_IO_FULL, value));
  }

  /** A kernel without PSI is no fault: every law works without it, so its fields are just nil. */
  private static Pressure read(KernelView kernel, String path) {
    try {
      return Pressure.parse(kernel.read(path));
    } catch (IOException absent) {
      return Pressure.parse("");
    }
  }
}
