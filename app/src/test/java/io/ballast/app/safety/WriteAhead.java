package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.KernelControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.model.GuestId;
import io.ballast.core.model.KsmKnob;
import java.io.IOException;

/** Looks at the disk before each write: what is written must be told there already. */
final class WriteAhead implements HypervisorControl, KernelControl {
  private final WritePorts ports;
  private final Disk disk;
  private long writes;
  private long ksmWrites;

  WriteAhead(WritePorts ports, Disk disk) {
    this.ports = ports;
    this.disk = disk;
  }

  @Override
  public void setBalloon(GuestId guest, long kib) throws HypervisorException {
    require("balloon " + guest + " ", " written " + kib + " ");
    ports.hypervisor().setBalloon(guest, kib);
  }

  @Override
  public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
    require("statistics-period " + guest + " ", " written " + seconds + " ");
    ports.hypervisor().setStatisticsPeriod(guest, seconds);
  }

  @Override
  public void setKsm(KsmKnob knob, long value) throws IOException {
    require(knob.control() + " ", " written " + value + " ");
    ksmWrites++;
    ports.kernel().setKsm(knob, value);
  }

  @Override
  public void close() {}

  private void require(String begin, String value) {
    writes++;
    assertThat(disk.text().lines().filter(line -> line.startsWith(begin)))
        .as("rows of %s on the disk", begin)
        .singleElement()
        .asString()
        .contains(" original ", value);
  }

  long writes() {
    return writes;
  }

  long ksmWrites() {
    return ksmWrites;
  }
}
