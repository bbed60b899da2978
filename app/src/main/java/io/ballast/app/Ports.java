package io.ballast.app;

import io.ballast.core.Time;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.KernelView;
import io.ballast.core.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The world that an engine runs in.
 *
 * @param writes null in a dry run: there is then nothing to write with
 */
public record Ports(
    HypervisorView view, @Nullable WritePorts writes, KernelView kernel, Time time, Pace pace)
    implements AutoCloseable {

  /** The same ports, with a ledger for what they write. */
  public Ports keeping(Ledger ledger) {
    return writes == null
        ? this
        : new Ports(
            view, new WritePorts(writes.hypervisor(), writes.kernel(), ledger), kernel, time, pace);
  }

  @Override
  public void close() {
    view.close();
    if (writes != null) {
      writes.close();
    }
  }
}
