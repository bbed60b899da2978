package io.ballast.sim;

import java.util.Optional;

/** The host's pressure on memory, CPUs and disks. */
final class HostPsi {
  private final Psi memory = new Psi();
  private final Psi cpu = new Psi();
  private final Psi io = new Psi();

  /**
   * A step passes.
   *
   * @param memoryStall the part of it that somebody waited for memory
   * @param cpuStall the part of it that somebody waited for a CPU
   */
  void step(double memoryStall, double cpuStall, double seconds) {
    memory.step(memoryStall, seconds);
    // The only disk here is the one with the swap.
    io.step(memoryStall, seconds);
    cpu.step(cpuStall, seconds);
  }

  /** A file's text; absent if it is none of them. */
  Optional<String> file(String path) {
    return switch (path) {
      case "/proc/pressure/memory" -> Optional.of(memory.text());
      case "/proc/pressure/cpu" -> Optional.of(cpu.text());
      case "/proc/pressure/io" -> Optional.of(io.text());
      default -> Optional.empty();
    };
  }
}
