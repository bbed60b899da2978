package io.ballast.app.safety;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.KernelControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.ledger.LedgerStore;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands between a process and what it writes to, and lets it die at a point of them: before the
 * ledger is written, when it is half written, when it is written; before and after each write.
 */
final class Mortal implements LedgerStore, HypervisorControl, KernelControl {
  private final LedgerStore disk;
  private final HypervisorControl control;
  private final KernelControl kernel;
  private final Runnable halfWritten;
  private final long diesAt;
  private long points;

  /** What no handler of ours catches: the process is gone. */
  static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param halfWritten what a write that is cut off in its midst leaves on the disk
   * @param diesAt the point, from 1
   */
  Mortal(LedgerStore disk, WritePorts ports, Runnable halfWritten, long diesAt) {
    this.disk = disk;
    this.control = ports.hypervisor();
    this.kernel = ports.kernel();
    this.halfWritten = halfWritten;
    this.diesAt = diesAt;
  }

  private void point(Runnable last) {
    if (++points == diesAt) {
      last.run();
      throw new Death();
    }
  }

  private void point() {
    point(() -> {});
  }

  @Override
  public String place() {
    return disk.place();
  }

  @Override
  public Optional<String> read() throws IOException {
    return disk.read();
  }

  @Override
  public void write(String text) throws IOException {
    point();
    point(halfWritten);
    disk.write(text);
    point();
  }

  @Override
  public String setAside() throws IOException {
    return disk.setAside();
  }

  @Override
  public void setBalloon(GuestId guest, long kib) throws HypervisorException {
    point();
    control.setBalloon(guest, kib);
    point();
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    point();
    control.setStatisticsPeriod(guest, seconds);
    point();
  }

  @Override
  public void setKsm(KsmKnob knob, long value) throws IOException {
    point();
    kernel.setKsm(knob, value);
    point();
  }

  @Override
  public void close() {
    control.close();
  }
}
