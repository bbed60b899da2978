package io.ballast.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.ballast.app.Ports;
import io.ballast.core.Loop;
import io.ballast.core.act.WritePorts;
import io.ballast.core.ledger.Ledger;
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
    WriteAhead ahead = new WriteAhead(new WritePorts(watched, watched), disk);
    Ports written =
        new Ports(
            ports.view(),
            new WritePorts(ahead, ahead, ledger),
            ports.kernel(),
            ports.time(),
            ports.pace());
    Loop loop = Setting.WITH_KSM.loop(written, record -> {});
    while (host.clock().nanos() < scenario.duration().toNanos()) {
      loop.turn();
      host.advance(loop.untilDue());
      assertThat(ledger.rows()).hasSizeLessThanOrEqualTo(2 * (scenario.guests().size() + 1) + 4);
    }
    writes += ahead.writes();
    ksmWrites += ahead.ksmWrites();
  }

  @AfterProperty
  void muchWasWritten() {
    assertThat(writes).isGreaterThan(1000);
    assertThat(ksmWrites).isPositive();
  }
}
