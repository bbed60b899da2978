package io.ballast.app;

import io.ballast.core.Time;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorView;
import io.ballast.core.collect.Informants;
import io.ballast.core.collect.KernelView;
import io.ballast.core.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * The world that an engine runs in.
 *
 * @param writes null in a dry run: there is then nothing to write with
 * @param informants how guests are asked themselves
 */
public record Ports(
    HypervisorView view,
    @Nullable WritePorts writes,
    KernelView kernel,
    Informants informants,
    Time time,
    Pace pace)
    implements AutoCloseable {

  /** A world whose guests cannot be asked themselves. */
  public Ports(
      HypervisorView view, @Nullable WritePorts writes, KernelView kernel, Time time, Pace pace) {
    this(view, writes, kernel, Informants.NONE, time, pace);
  }

  /** The same ports, with a ledger for what they write. */
  public Ports keeping(Ledger ledger) {
    return writes == null
        ? this
        : new Ports(
            view,
            new WritePorts(writes.hypervisor(), writes.kernel(), ledger),
            kernel,
            informants,
            time,
            pace);
  }

  @Override
  public void close() {
    informants.close();
    view.close();
    if (writes != null) {
      writes.close();
    }
  }
}
