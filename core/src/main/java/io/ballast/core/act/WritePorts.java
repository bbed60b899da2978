package io.ballast.core.act;

/** All that can be written to. A dry run has none of it. */
public record WritePorts(HypervisorControl hypervisor, KernelControl kernel)
    implements AutoCloseable {
  @Override
  public void close() {
    hypervisor.close();
  }
}
