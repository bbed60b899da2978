package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Ports;
import io.ballast.core.Loop;
import io.ballast.core.act.HypervisorControl;
import io.ballast.core.act.KernelControl;
import io.ballast.core.act.WritePorts;
import io.ballast.core.collect.HypervisorException;
import io.ballast.core.ledger.Ledger;
import io.ballast.core.model.GuestId;
import io.ballast.sim.Scenario;
import io.ballast.sim.Scenarios;
import io.ballast.sim.SimHost;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;

/** In random scenarios nothing is ever written of which the disk does not tell already. */
class WriteAheadPropertyTest {
  private long writes;
  private long ksmWrites;

  /** Looks at the disk before each write. */
  private final class Suspicious implements HypervisorControl {
    private final HypervisorControl control;
    private final Disk disk;

    Suspicious(HypervisorControl control, Disk disk) {
      this.control = control;
      this.disk = disk;
    }

    @Override
    public void setBalloon(GuestId guest, long kib) throws HypervisorException {
      require(disk, "balloon " + guest + " ", " written " + kib + " ");
      control.setBalloon(guest, kib);
    }

    @Override
    public void setStatisticsPeriod(GuestId guest, int seconds) throws HypervisorException {
      require(disk, "statistics-period " + guest + " ", " written " + seconds + " ");
      control.setStatisticsPeriod(guest, seconds);
    }

    @Override
    public void close() {}
  }

  private KernelControl suspicious(KernelControl kernel, Disk disk) {
    return (knob, value) -> {
      require(disk, knob.control() + " ", " written " + value + " ");
      ksmWrites++;
      kernel.setKsm(knob, value);
    };
  }

  private void require(Disk disk, String begin, String value) {
    writes++;
    assertThat(disk.text().lines().filter(line -> line.startsWith(begin)))
        .as("rows of %s on the disk", begin)
        .singleElement()
        .asString()
        .contains(" original ", value);
  }

  @Property(
      tries = 100,
      seed = "2026",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void theRowIsOnTheDiskBeforeTheWrite(@ForAll long seed) throws Exception {
    Scenario scenario = Scenarios.random(seed);
    SimHost host = new SimHost(scenario);
    Watched watched = new Watched(host);
    Disk disk = new Disk();
    Ledger ledger = Ledger.open(disk, host.kernel(), sentence -> {});
    Ports ports = watched.ports();
    HypervisorControl control = new Suspicious(watched, disk);
    Ports written =
        new Ports(
            ports.view(),
            new WritePorts(control, suspicious(host.kernelControl(), disk), ledger),
            ports.kernel(),
            ports.time(),
            ports.pace());
    Loop loop = Setting.WITH_KSM.loop(written, record -> {});
    while (host.clock().nanos() < scenario.duration().toNanos()) {
      loop.turn();
      host.advance(loop.untilDue());
      assertThat(ledger.rows()).hasSizeLessThanOrEqualTo(2 * (scenario.guests().size() + 1) + 4);
    }
  }

  @AfterProperty
  void muchWasWritten() {
    assertThat(writes).isGreaterThan(1000);
    assertThat(ksmWrites).isPositive();
  }
}
