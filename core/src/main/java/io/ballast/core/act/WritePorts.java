package io.ballast.core.act;

import io.ballast.core.ledger.Ledger;

/**
 * All that can be written to. A dry run has none of it.
 *
 * @param ledger keeps what everything was before it was written
 */
public record WritePorts(HypervisorControl hypervisor, KernelControl kernel, Ledger ledger)
    implements AutoCloseable {

  /** Ports whose ledger ends with the process: for worlds that do so, too. */
  public WritePorts(HypervisorControl hypervisor, KernelControl kernel) {
    this(hypervisor, kernel, Ledger.inMemory());
  }

  @Override
  public void close() {
    hypervisor.close();
  }
}
